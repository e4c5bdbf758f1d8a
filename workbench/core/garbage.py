"""Decides when cyclic garbage is collected, so that one chosen thread does it, not whichever allocates next."""

import gc


def collect_if_due() -> None:
    """Collect the oldest generation that is due by the interpreter's own thresholds, or nothing."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return

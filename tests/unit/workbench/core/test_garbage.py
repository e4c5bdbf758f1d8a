"""Garbage is collected when asked for and due, and then only."""

import gc
import weakref

from workbench.core.garbage import collect_if_due


class Knot:
    """Refers to itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.me = self


def test_what_is_due_is_freed() -> None:
    gone = weakref.ref(Knot())
    many = [[] for _ in range(gc.get_threshold()[0] + 1)]

    collect_if_due()

    assert many
    assert gone() is None


def test_nothing_is_done_before_it_is_due() -> None:
    gc.collect()
    gone = weakref.ref(Knot())

    collect_if_due()

    assert gone() is not None

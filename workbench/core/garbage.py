"""Decides when cyclic garbage is collected, so that one chosen thread does it, and gives freed memory back."""

import ctypes
import gc
import sys
from collections.abc import Callable
from functools import cache


def collect_if_due() -> None:
    """Collect the oldest generation that is due by the interpreter's own thresholds, or nothing."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return


def keep_out() -> None:
    """What is there by now need not be looked through again, where one thread collects for all.

    For whoever makes a hundred thousand objects that stay: looking through them holds up the window. Takes no time, may
    be called on any thread, and frees nothing; what nobody refers to any more is still freed at once.
    """
    if not gc.isenabled():
        gc.freeze()


def give_back_memory() -> None:
    """Return freed memory to the system, where the C library does not do so by itself.

    glibc keeps what was freed below something still in use: asyncio asks for 256 KiB for each read, keeps the few bytes
    that came, and so the heap creeps upwards by half a megabyte a minute. Takes half a millisecond.
    """
    trim = _malloc_trim()
    if trim is not None:
        trim(0)


@cache
def _malloc_trim() -> Callable[[int], int] | None:
    if not sys.platform.startswith("linux"):
        return None
    trim: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    return trim

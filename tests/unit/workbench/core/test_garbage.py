"""Garbage is collected when asked for and due, and then only."""

import gc
import platform
import weakref

import psutil
import pytest

from workbench.core.garbage import collect_if_due, give_back_memory, keep_out

MIB = 2**20


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


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps what was freed below something in use")
def test_memory_freed_below_something_in_use_goes_back_to_the_system() -> None:
    process = psutil.Process()
    pieces = [bytes([1]) * 60_000 for _ in range(1000)]  # too small for a mapping of their own
    kept = pieces[-1]
    held = process.memory_info().rss
    pieces.clear()

    give_back_memory()

    assert kept
    assert held - process.memory_info().rss > 40 * MIB


def test_what_stays_is_not_looked_through_where_one_thread_collects(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[bool] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))

    monkeypatch.setattr(gc, "isenabled", lambda: True)
    keep_out()
    assert frozen == []
    monkeypatch.setattr(gc, "isenabled", lambda: False)
    keep_out()
    assert frozen == [True]

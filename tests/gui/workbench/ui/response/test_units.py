"""Times and sizes for people."""

import pytest

from workbench.ui.response import units


@pytest.mark.parametrize(("value", "words"), [(0.414, "0.41 ms"), (12.34, "12.3 ms"), (1204, "1.20 s")])
def test_times(value: float, words: str) -> None:
    assert units.milliseconds(value) == words


@pytest.mark.parametrize(("count", "words"), [(0, "0 B"), (999, "999 B"), (2100, "2.1 kB"), (50_000_000, "50.0 MB")])
def test_sizes(count: int, words: str) -> None:
    assert units.size(count) == words

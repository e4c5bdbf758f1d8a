"""Folding against a list in which the hidden lines are simply left out."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.folds import Folds

COUNT = 40


@st.composite
def nested(draw: st.DrawFn, first: int = 0, last: int = COUNT - 1) -> list[tuple[int, int]]:
    """Folds that hold each other or lie apart, as brackets do."""
    if last - first < 2 or not draw(st.booleans()):
        return []
    middle = draw(st.integers(first + 1, last))
    inside = draw(nested(first + 1, middle - 1))
    return [(first, middle), *inside, *draw(nested(middle + 1, last))]


def visible(folds: list[tuple[int, int]]) -> list[int]:
    return [line for line in range(COUNT) if not any(first < line <= last for first, last in folds)]


@given(nested())
def test_rows_are_the_lines_that_are_left(found: list[tuple[int, int]]) -> None:
    folds = Folds()
    for first, last in found:
        folds.fold(first, last)
    shown = visible(found)

    assert COUNT - folds.hidden == len(shown)
    assert [folds.line(row) for row in range(len(shown))] == shown
    assert [folds.row(line) for line in shown] == list(range(len(shown)))


def test_a_hidden_line_stands_where_its_fold_is_until_it_is_revealed() -> None:
    folds = Folds()
    folds.fold(2, 9)
    folds.fold(4, 6)

    hidden = folds.row(5)
    folds.reveal(5)

    assert hidden == 2
    assert (folds.row(5), folds.hidden) == (5, 0)


def test_inner_folds_are_still_there_when_the_outer_one_is_opened() -> None:
    folds = Folds()
    folds.fold(4, 6)
    folds.fold(2, 9)

    folds.unfold(2)

    assert folds.end(4) == 6
    assert folds.hidden == 2
    folds.clear()
    assert folds.hidden == 0

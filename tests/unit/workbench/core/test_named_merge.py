"""Two edits of one list of variables come together without a loss."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.named_merge import MergedItems, merge_named
from workbench.core.variable import Variable

A, B, C = Variable("a", "1"), Variable("b", "2"), Variable("c", "3")


def merged(
    base: tuple[Variable, ...], mine: tuple[Variable, ...], theirs: tuple[Variable, ...]
) -> MergedItems[Variable]:
    return merge_named(base, mine, theirs, lambda one: one.name)


def test_different_variables_changed_here_and_there_both_come_through() -> None:
    mine, theirs = (Variable("a", "mine"), B), (A, Variable("b", "theirs"))

    assert merged((A, B), mine, theirs) == MergedItems((Variable("a", "mine"), Variable("b", "theirs")))


def test_what_each_side_added_stays() -> None:
    assert merged((A,), (A, B), (A, C)).items == (A, C, B)


def test_what_they_removed_goes_unless_i_changed_it() -> None:
    assert merged((A, B), (A, B), (A,)) == MergedItems((A,))
    assert merged((A, B), (A, Variable("b", "9")), (A,)) == MergedItems((A, Variable("b", "9")), ("b",))


def test_what_i_removed_stays_away_unless_they_changed_it() -> None:
    assert merged((A, B), (A,), (A, B)) == MergedItems((A,))
    assert merged((A, B), (A,), (A, Variable("b", "9"))) == MergedItems((A,), ("b",))


def test_one_value_changed_twice_otherwise_is_told_and_mine_stands() -> None:
    assert merged((A,), (Variable("a", "x"),), (Variable("a", "y"),)) == MergedItems((Variable("a", "x"),), ("a",))


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    assert merged((A,), (B,), (B,)) == MergedItems((B,))


LISTS = st.lists(st.builds(Variable, st.sampled_from("abcd"), st.sampled_from("123")), max_size=6).map(tuple)


@given(LISTS, LISTS)
def test_whoever_changed_nothing_gets_the_other_list(base: tuple[Variable, ...], other: tuple[Variable, ...]) -> None:
    assert merged(base, other, base).items == other
    assert set(merged(base, base, other).items) == set(other)
    assert not merged(base, base, other).clashing

"""Three versions beside each other: what changed is marked, what all share is folded."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.side_by_side import Line, sides


def test_each_side_shows_what_it_changed() -> None:
    found = sides("a\nb\nc", "a\nB\nc", "a\nb\nc\nd")

    assert found.base == (Line("a"), Line("b", changed=True), Line("c"))
    assert found.mine == (Line("a"), Line("B", changed=True), Line("c"))
    assert found.theirs == (Line("a"), Line("b"), Line("c"), Line("d", changed=True))


def test_what_all_three_begin_and_end_with_is_folded() -> None:
    shared = "\n".join(f"line {number}" for number in range(50))
    found = sides(f"{shared}\nx\n{shared}", f"{shared}\ny\n{shared}", f"{shared}\nz\n{shared}")

    assert found.mine[0] == Line("… 47 more lines", folded=True)
    assert found.mine[-1] == Line("… 47 more lines", folded=True)
    assert [line.text for line in found.theirs if line.changed] == ["z"]
    assert len(found.theirs) == 9


def test_a_text_without_end_is_cut_and_says_so() -> None:
    found = sides("a", "\n".join(str(number) for number in range(1000)), "b")

    assert len(found.mine) == 401
    assert found.mine[-1] == Line("… 600 more lines", folded=True)


@given(*[st.text("ab\n", max_size=30)] * 3)
def test_lines_that_are_not_marked_are_those_of_before(base: str, mine: str, theirs: str) -> None:
    found = sides(base, mine, theirs)

    for side in (found.mine, found.theirs):
        kept = [line.text for line in side if not line.changed and not line.folded]
        assert all(line in base.split("\n") for line in kept)
    if base == mine == theirs:
        assert not any(line.changed for line in (*found.base, *found.mine, *found.theirs))

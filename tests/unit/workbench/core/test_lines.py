"""What a search found."""

from workbench.core.lines import Found, Match


def test_matches_of_one_line_are_found_among_many() -> None:
    found = Found("x", 4, (Match(1, 0, 1), Match(5, 2, 1), Match(5, 9, 1), Match(7, 0, 1)))

    assert [match.start for match in found.matches_on(5)] == [2, 9]
    assert found.matches_on(2) == ()

"""The error of a draft."""

from workbench.core.draft_error import DraftError


def test_it_names_place_and_problem() -> None:
    error = DraftError("Params, row 2", "unknown variable")

    assert (error.place, error.problem) == ("Params, row 2", "unknown variable")
    assert str(error) == "Params, row 2: unknown variable"

"""The one error of a draft that can't be turned into a request: what is wrong, and where it stands."""


class DraftError(ValueError):
    """Names the place in words a person finds again: 'URL', 'Params, row 2, value', 'Body'."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem

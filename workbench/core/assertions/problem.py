"""The error of an assertion that is itself wrong: it fails, so that no mistake of its author passes for a check."""


class BadAssertionError(ValueError):
    """Says in words what is wrong with the assertion."""

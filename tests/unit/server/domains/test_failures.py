from server.domains.failures import Fault, InvalidError, NotFoundError, UnauthenticatedError


def test_missing_things_are_named() -> None:
    assert str(NotFoundError.of("task", 7)) == "There is no task 7."


def test_an_invalid_request_keeps_its_faults() -> None:
    fault = Fault(("body", "title"), "too long")

    assert InvalidError([fault]).faults == (fault,)


def test_an_unknown_user_is_told_how_to_introduce_themselves() -> None:
    assert UnauthenticatedError("who?", "Bearer").challenge == "Bearer"

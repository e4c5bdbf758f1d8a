from workbench.core.assertion import Assertion, AssertionResult, Capture


def test_what_is_new_is_on_and_asks_for_little() -> None:
    assert Assertion().enabled
    assert Capture().scope == "session"
    assert AssertionResult(Assertion(), "passed").message == ""

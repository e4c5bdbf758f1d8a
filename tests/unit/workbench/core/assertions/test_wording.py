import pytest

from workbench.core.assertion import Assertion, Capture
from workbench.core.assertions.wording import capture_sentence, sentence


@pytest.mark.parametrize(
    ("assertion", "words"),
    [
        (Assertion("status", "", "eq", "201"), "status is 201"),
        (Assertion("header", "Location", "matches", r"/tasks/\d+"), r"Location matches /tasks/\d+"),
        (Assertion("json", "$.labels", "length", "2"), "$.labels has the length 2"),
        (Assertion("time", "", "lt", "5"), "time under 5 ms"),
        (Assertion("time", "", "lt", "1 s"), "time under 1 s"),
        (Assertion("size", "", "le", "100"), "size is at most 100 B"),
        (Assertion("schema", "", "valid"), "answer is as the API says"),
        (Assertion("json", "$.x", "exists", "ignored"), "$.x exists"),
        (Assertion("status", "", "isPrime", ""), "status isPrime"),
    ],
)
def test_an_assertion_is_a_sentence(assertion: Assertion, words: str) -> None:
    assert sentence(assertion) == words


def test_a_capture_names_variable_and_source() -> None:
    assert capture_sentence(Capture("id", "json", "$.id")) == "id = $.id"
    assert capture_sentence(Capture("code", "status")) == "code = status"

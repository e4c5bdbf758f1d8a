import pytest

from tests.unit.workbench.core.assertions.answers import answer
from workbench.core.assertions.answer import CouldNotCheckError


def test_the_text_is_in_the_charset_that_the_answer_names() -> None:
    latin = answer(text="", headers=(("Content-Type", 'text/plain; Charset="ISO-8859-1"'),))

    assert latin.__class__(**{**latin.__dict__, "body": b"caf\xe9"}).text == "café"


def test_an_unknown_charset_is_read_as_utf_8() -> None:
    assert answer(text="é", headers=(("Content-Type", "text/plain; charset=klingon"),)).text == "é"


def test_the_media_type_stands_alone() -> None:
    assert answer({}, headers=(("content-type", "Application/JSON; charset=utf-8"),)).media_type == "application/json"


def test_a_body_that_was_not_read_says_so() -> None:
    with pytest.raises(CouldNotCheckError, match="too large"):
        _ = answer({}, unread=True).text

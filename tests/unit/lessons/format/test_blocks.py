from pathlib import Path

import pytest

from lessons.format.blocks import VERBS, build, choice, verb
from lessons.format.models import (
    Burst,
    Check,
    Explain,
    Hint,
    Note,
    Page,
    Place,
    Predict,
    Prose,
    Quiz,
    Send,
    Slip,
    Watch,
)
from lessons.format.problems import LessonError
from lessons.format.raw import RawBlock

PLACE = Place(Path("x.md"), 7)


def _build(kind: str, text: str, **options: str):
    (block,) = build(RawBlock(kind, text, options, PLACE))
    return block


def test_a_request_with_headers_and_body() -> None:
    text = "POST /tasks?a=1 HTTP/1.1\nContent-Type: application/json\nX-A:  b \n\n{\n\n}\n"

    send = _build("send", text, **{"as": "write", "login": "alice"})

    headers = (("Content-Type", "application/json"), ("X-A", "b"))
    assert send == Send("write", "POST", "/tasks?a=1", headers, "{\n\n}", "alice", PLACE)


def test_one_block_of_checks_is_several() -> None:
    text = '[a-b]\nexpr = "1"\nfail = "no"\n\n[c]\ntitle = "See"\nexpr = "2"\nfail = "no"\nsoft = true\n'

    first, second = build(RawBlock("check", text, {}, PLACE))

    assert isinstance(first, Check)
    assert isinstance(second, Check)
    assert (first.title, first.soft, first.place.line) == ("A b", False, 8)
    assert (second.title, second.soft, second.place.line) == ("See", True, 12)


QUESTION = 'ask = "?"\nchoices = { a = "A", b = "B" }\nanswer = "b"\na = "no"\nb = "yes"\n'


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("", "Hello", Prose("Hello", PLACE)),
        ("predict", QUESTION + 'measured = "{x}"',
         Predict("n", "?", {"a": "A", "b": "B"}, "b", {"a": "no", "b": "yes"}, PLACE, "{x}")),
        ("quiz", QUESTION + 'card = "C"',
         Quiz("n", "?", {"a": "A", "b": "B"}, "b", {"a": "no", "b": "yes"}, PLACE, "C")),
        ("burst", 'request = "GET /"\ncount = 5\nwith = { "data.index" = true }',
         Burst("n", "GET /", 5, 1, {"data.index": "on"}, "", PLACE)),
        ("watch", 'chart = "latency"\nseries = ["a"]\nask = "?"', Watch("latency", "?", ("a",), PLACE)),
        ("explain", 'ask = "?"\nmodel = "M"', Explain("n", "?", "M", PLACE)),
        ("hint", 'say = ["a", "b"]', Hint(("a", "b"), PLACE)),
        ("note", 'say = "a"', Note("a", PLACE)),
        ("slip", 'do = ["reset"]\nshows = "a"', Slip((verb("reset", PLACE),), "a", PLACE)),
    ],
)  # fmt: skip
def test_each_kind(kind, text, expected) -> None:
    assert _build(kind, text, **{"as": "n"}) == expected


def test_verbs() -> None:
    assert set(VERBS) == {"send", "toggle", "burst", "answer", "explain", "reset"}
    assert verb("toggle a.b on rate=1", PLACE).words == ("a.b", "on", "rate=1")
    with pytest.raises(LessonError, match="E205"):
        verb("", PLACE)


def test_true_and_false_are_on_and_off() -> None:
    assert (choice(True), choice(False), choice("jwt")) == ("on", "off", "jwt")


def test_a_request_may_come_from_a_page() -> None:
    options = {"as": "x", "client": "browser", "origin": "http://localhost:3000", "credentials": "include"}

    assert _build("send", "GET /", **options).page == Page("browser", "http://localhost:3000", "include")
    assert _build("send", "GET /", **{"as": "x"}).page is None


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("burst", 'request = "GET /"\ncount = "many"', "'count' must be a whole number, not text"),
        ("burst", 'request = "GET /"\ncount = true', "'count' must be a whole number, not true or false"),
        ("burst", 'request = "GET /"\nwith = ["a"]', "'with' must be a table, not a list"),
        ("hint", 'say = "one text"', "'say' must be a list, not text"),
        ("hint", "say = [1]", "'say' must be text, not a whole number"),
        ("toggle", 'feature = "a"\nto = 3', "'to' must be text or true or false, not a whole number"),
        ("quiz", 'ask = "?"\nchoices = []\nanswer = "a"', "'choices' must be a table"),
        ("check", "[a]\nexpr = 1\nfail = ''", "'expr' must be text"),
        ("note", "say = 2026-01-01", "'say' must be text, not a date"),
        ("solve", 'do = ["answer why \'a"]', "E205"),
    ],
)
def test_a_value_of_the_wrong_kind_is_said(kind: str, text: str, said: str) -> None:
    with pytest.raises(LessonError, match=said):
        _build(kind, text, **{"as": "n"})

from workbench.core.assertion import Capture
from workbench.core.assertions.answer import Answer
from workbench.core.captures import MAX_VALUE_CHARACTERS, take

BODY = b'{"id": 7, "title": "caf\xc3\xa9", "tags": ["a"], "none": null}'
HEADERS = (("Location", "/tasks/7"), ("Set-Cookie", "session=old; Path=/"), ("Set-Cookie", "session=abc=1; HttpOnly"))
ANSWER = Answer("POST", "http://127.0.0.1:8000/tasks", 201, HEADERS, BODY, len(BODY), 2.0)


def value(source: str, key: str = "") -> str:
    taken = take(Capture("it", source, key), ANSWER)  # type: ignore[arg-type]
    assert not taken.problem
    return taken.value


def test_every_source_gives_text() -> None:
    assert value("json", "$.id") == "7"
    assert value("json", "$.title") == "café"
    assert value("json", "$.tags") == '["a"]'
    assert value("json", "$.none") == "null"
    assert value("header", "location") == "/tasks/7"
    assert value("cookie", "session") == "abc=1"
    assert value("status") == "201"
    assert value("body") == BODY.decode()


def test_what_is_not_there_is_a_problem_and_no_empty_value() -> None:
    assert take(Capture("it", "json", "$.nope"), ANSWER).problem == "The answer has no $.nope."
    assert take(Capture("it", "cookie", "other"), ANSWER).problem == "The answer has no other."
    assert "no JSONPath" in take(Capture("it", "json", "nope"), ANSWER).problem
    assert "names no variable" in take(Capture("", "json", "$.id"), ANSWER).problem


def test_a_body_that_is_no_json_is_a_problem() -> None:
    plain = Answer("GET", "http://x/", 200, (), b"hello", 5, 1.0)

    assert "no JSON" in take(Capture("it", "json", "$.id"), plain).problem


def test_a_value_beyond_measure_is_a_problem() -> None:
    long = Answer("GET", "http://x/", 200, (), b"x" * (MAX_VALUE_CHARACTERS + 1), MAX_VALUE_CHARACTERS + 1, 1.0)

    assert "too long" in take(Capture("it", "body"), long).problem

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.assertion import Assertion, Capture
from workbench.core.assertions.expressions import from_expression, from_selector, to_expression, to_selector
from workbench.core.assertions.operators import OPERATORS


@pytest.mark.parametrize(
    ("assertion", "written"),
    [
        (Assertion("status", "", "eq", "201"), ("res.status", "eq", "201")),
        (Assertion("header", "Location", "matches", r"/tasks/\d+"), ("res.headers.Location", "matches", r"/tasks/\d+")),
        (Assertion("header", "x-a", "exists"), ('res.headers["x-a"]', "isDefined", "")),
        (Assertion("json", "$.items[0].id", "ge", "1"), ("res.body.items[0].id", "gte", "1")),
        (Assertion("json", "$['a b'].c", "eq", "x"), ("res.body['a b'].c", "eq", "x")),
        (Assertion("json", "$", "is_type", "array"), ("res.body", "isArray", "")),
        (Assertion("json", "$.id", "is_type", "integer"), ("res.body.id", "isType", "integer")),
        (Assertion("json", "$..id", "length", "2"), ('jsonpath("$..id")', "length", "2")),
        (Assertion("body", "", "contains", "ok"), ("res.text", "contains", "ok")),
        (Assertion("size", "", "lt", "1000"), ("res.getSize().body", "lt", "1000")),
        (Assertion("time", "", "le", "5"), ("res.responseTime", "lte", "5")),
        (Assertion("schema", "", "valid"), ("res.schema", "isValid", "")),
        (Assertion("json", "$.s", "one_of", "a, b"), ("res.body.s", "in", "a, b")),
    ],
)
def test_an_assertion_is_written_and_read_back(assertion: Assertion, written: tuple[str, str, str]) -> None:
    assert to_expression(assertion) == written
    assert from_expression(*written) == assertion


@pytest.mark.parametrize(
    ("written", "assertion"),
    [
        (("res.headers['content-type']", "contains", "json"), Assertion("header", "content-type", "contains", "json")),
        (("res.body.done", "isTruthy", ""), Assertion("json", "$.done", "eq", "true")),
        (("res.body", "isJson", ""), Assertion("json", "$", "is_type", "object")),
        (("res.body.name", "isNull", ""), Assertion("json", "$.name", "is_type", "null")),
    ],
)
def test_words_of_other_tools_are_understood(written: tuple[str, str, str], assertion: Assertion) -> None:
    assert from_expression(*written) == assertion


def test_code_of_another_tool_is_kept_word_for_word() -> None:
    code = "res.body.items.filter(i => i.done).length"

    read = from_expression(code, "eq", "3")

    assert read == Assertion("expression", code, "eq", "3")
    assert to_expression(read) == (code, "eq", "3")


def test_an_unknown_operator_is_kept() -> None:
    assert to_expression(from_expression("res.status", "isPrime", "7")) == ("res.status", "isPrime", "7")


@given(st.text(min_size=1), st.sampled_from(["header", "json"]))
def test_any_key_comes_back(key: str, subject: str) -> None:
    assertion = Assertion("header" if subject == "header" else "json", key, "eq", "1")

    assert from_expression(*to_expression(assertion)) == assertion


@given(st.sampled_from(OPERATORS), st.text())
def test_every_operator_comes_back(operator: object, expected: str) -> None:
    known = next(one for one in OPERATORS if one == operator)
    wanted = "" if known.wants == "nothing" else expected

    assert from_expression(*to_expression(Assertion("status", "", known.id, wanted))).operator == known.id


@pytest.mark.parametrize(
    ("capture", "selector"),
    [
        (Capture("id", "json", "$.id"), ("res.body.id", "runtime")),
        (Capture("at", "header", "Location", "folder"), ("res.headers.Location", "folder")),
        (Capture("s", "cookie", "session-id", "environment"), ('res.cookies["session-id"]', "environment")),
        (Capture("code", "status", "", "collection"), ("res.status", "collection")),
        (Capture("all", "body", "", "request"), ("res.text", "request")),
    ],
)
def test_a_capture_is_written_and_read_back(capture: Capture, selector: tuple[str, str]) -> None:
    assert to_selector(capture) == selector
    assert from_selector(*selector, capture.variable) == capture


def test_a_selector_that_is_code_gives_no_capture() -> None:
    assert from_selector("res.body.map(x => x)", "runtime", "x") is None

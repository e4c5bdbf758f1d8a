import pytest

from tests.unit.workbench.core.assertions.answers import answer
from workbench.core.assertion import Assertion
from workbench.core.assertions.evaluate import evaluate, is_costly

TASK = {
    "id": 200002,
    "title": "Rotate the signing key",
    "labels": ["security", "q1"],
    "done": False,
    "ratio": 1.0,
    "owner": None,
    "code": "42",
    "note": "",
    "length": 7,
    "owner_of": {"name": "Dana"},
}
HEADERS = (("Content-Type", "application/json; charset=utf-8"), ("Location", "/tasks/200002"), ("X-N", "12"))
ANSWER = answer(TASK, status=201, headers=HEADERS)
VARIABLES = {"id": "200002", "earlier": "200001", "code": "42", "limit": "5"}


def outcome(subject: str, key: str, operator: str, expected: str = "") -> tuple[str, str, str]:
    result = evaluate(Assertion(subject, key, operator, expected), ANSWER, VARIABLES)  # type: ignore[arg-type]
    return result.state, result.actual, result.message


@pytest.mark.parametrize(
    ("subject", "key", "operator", "expected", "actual"),
    [
        ("status", "", "eq", "201", "201"),
        ("status", "", "eq", "2xx", "201"),
        ("status", "", "ne", "5xx", "201"),
        ("status", "", "one_of", "200, 201", "201"),
        ("header", "location", "matches", r"/tasks/\d+", "/tasks/200002"),
        ("header", "Location", "matches", "/TASKS/i", "/tasks/200002"),
        ("header", "x-n", "eq", "12", "12"),
        ("header", "x-n", "lt", "100", "12"),
        ("header", "x-missing", "absent", "", "absent"),
        ("json", "$.title", "eq", "Rotate the signing key", '"Rotate the signing key"'),
        ("json", "$.title", "eq", '"Rotate the signing key"', '"Rotate the signing key"'),
        ("json", "$.id", "eq", "{{id}}", "200002"),
        ("json", "$.id", "eq", "200002.0", "200002"),
        ("json", "$.ratio", "eq", "1", "1.0"),
        ("json", "$.done", "eq", "false", "false"),
        ("json", "$.owner", "eq", "null", "null"),
        ("json", "$.owner", "is_type", "null", "null"),
        ("json", "$.owner", "exists", "", "null"),
        ("json", "$.nothing", "absent", "", "absent"),
        ("json", "$.code", "eq", '"42"', '"42"'),
        ("json", "$.code", "eq", "{{code}}", '"42"'),
        ("json", "$.labels", "length", "2", "2"),
        ("json", "$.labels.length", "ge", "2", "2"),
        ("json", "$.length", "eq", "7", "7"),
        ("json", "$.labels", "contains", "q1", '["security", "q1"]'),
        ("json", "$.labels", "eq", '["security","q1"]', '["security", "q1"]'),
        ("json", "$.owner_of", "contains", "name", '{"name": "Dana"}'),
        ("json", "$.labels[*]", "length", "2", "2"),
        ("json", "$.title", "not_contains", "password", '"Rotate the signing key"'),
        ("json", "$.note", "empty", "", '""'),
        ("json", "$.labels", "not_empty", "", '["security", "q1"]'),
        ("json", "$.id", "between", "1, 300000", "200002"),
        ("json", "$.title", "starts_with", "Rotate", '"Rotate the signing key"'),
        ("json", "$.title", "ends_with", "key", '"Rotate the signing key"'),
        ("json", "$.title", "gt", "Q", '"Rotate the signing key"'),
        ("json", "$.ratio", "is_type", "integer", "integer"),
        ("json", "$.id", "is_type", "number", "integer"),
        ("json", "$.code", "not_one_of", "41, 43", '"42"'),
        ("size", "", "lt", "1 kB", f"{ANSWER.body_bytes} B"),
        ("size", "", "eq", str(ANSWER.body_bytes), f"{ANSWER.body_bytes} B"),
        ("time", "", "lt", "{{limit}}", "1.84 ms"),
        ("time", "", "lt", "1 s", "1.84 ms"),
    ],
)
def test_it_holds(subject: str, key: str, operator: str, expected: str, actual: str) -> None:
    assert outcome(subject, key, operator, expected) == ("passed", actual, "")


@pytest.mark.parametrize(
    ("subject", "key", "operator", "expected", "message"),
    [
        ("status", "", "eq", "200", "201, not 200"),
        ("status", "", "eq", "4xx", "201, not 4xx"),
        ("json", "$.id", "eq", "{{earlier}}", "200002, not 200001"),
        ("json", "$.code", "eq", "42", '"42", not the integer 42'),
        ("json", "$.done", "eq", "0", "false, not 0"),
        ("json", "$.missing", "eq", "1", "absent"),
        ("json", "$.missing", "ne", "1", "absent"),
        ("json", "$.missing", "not_contains", "1", "absent"),
        ("json", "$.missing", "exists", "", "absent"),
        ("json", "$.id", "absent", "", "200002, not absent"),
        ("json", "$.labels", "length", "3", "2, not 3"),
        ("json", "$.id", "length", "3", "integer has no length"),
        ("json", "$.id", "is_type", "string", "integer, not string"),
        ("json", "$.labels", "contains", "q2", '["security", "q1"] has no q2'),
        ("json", "$.title", "matches", r"^\d", r'"Rotate the signing key" does not match ^\d'),
        ("header", "Location", "eq", "/tasks/1", "/tasks/200002, not /tasks/1"),
        ("body", "", "contains", "Traceback", None),
        ("size", "", "gt", "1 MiB", f"{ANSWER.body_bytes} B, not over 1 MiB"),
    ],
)
def test_it_fails_and_says_what_was_there(
    subject: str, key: str, operator: str, expected: str, message: str | None
) -> None:
    state, _, found = outcome(subject, key, operator, expected)

    assert state == "failed"
    assert message is None or found == message


@pytest.mark.parametrize(
    ("subject", "key", "operator", "expected", "part"),
    [
        ("json", "id", "eq", "1", "no JSONPath"),
        ("json", "$.a[", "eq", "1", "no JSONPath"),
        ("json", "$.title", "matches", "(", "no regular expression"),
        ("json", "$.id", "lt", "many", "many is no number"),
        ("json", "$.id", "eq", "{{nobody}}", "nobody"),
        ("json", "$.id", "is_type", "float", "no type float"),
        ("json", "$.id", "between", "1", "no pair"),
        ("status", "", "isPrime", "", "no operator"),
        ("json", "$.owner_of", "lt", "1", "has no order"),
    ],
)
def test_a_mistake_in_the_assertion_fails_and_is_named(
    subject: str, key: str, operator: str, expected: str, part: str
) -> None:
    state, _, message = outcome(subject, key, operator, expected)

    assert state == "failed"
    assert part in message


def test_a_missed_time_is_soft() -> None:
    assert outcome("time", "", "lt", "1") == ("soft", "1.84 ms", "1.84 ms, not under 1")


def test_code_of_another_tool_could_not_be_checked() -> None:
    assert outcome("expression", "res.body.map(x => x)", "eq", "1")[0] == "could_not_check"


def test_a_body_too_large_to_read_could_not_be_checked() -> None:
    large = answer(TASK, unread=True)

    result = evaluate(Assertion("json", "$.id", "eq", "1"), large, {})

    assert (result.state, result.message) == ("could_not_check", "It is too large.")


def test_a_body_that_is_no_json_fails_with_the_place() -> None:
    result = evaluate(Assertion("json", "$.id", "eq", "1"), answer(text='{"id": 1,}'), {})

    assert result.state == "failed"
    assert "line 1 column" in result.message


def test_nan_is_no_json() -> None:
    assert "NaN is no JSON" in evaluate(Assertion("json", "$", "exists"), answer(text="NaN"), {}).message


def test_json_nested_beyond_measure_could_not_be_checked() -> None:
    deep = answer(text="[" * 100_000 + "]" * 100_000)

    assert evaluate(Assertion("json", "$", "exists"), deep, {}).state == "could_not_check"


def test_a_descent_into_deep_json_could_not_be_checked() -> None:
    deep = answer(text="[" * 200 + "]" * 200)

    assert evaluate(Assertion("json", "$..x", "exists"), deep, {}).state == "could_not_check"


def test_the_whole_of_a_plain_text_is_its_text() -> None:
    plain = answer(text="pong", headers=(("Content-Type", "text/plain"),))

    assert evaluate(Assertion("json", "$", "eq", "pong"), plain, {}).state == "passed"


def test_several_headers_of_a_name_are_one_list() -> None:
    twice = answer({}, headers=(("Vary", "Origin"), ("vary", "Accept")))

    assert evaluate(Assertion("header", "Vary", "eq", "Origin, Accept"), twice, {}).state == "passed"


def test_what_has_no_api_document_could_not_be_checked() -> None:
    assert evaluate(Assertion("schema", "", "valid"), ANSWER, {}).state == "could_not_check"


@pytest.mark.parametrize(
    ("assertion", "costly"),
    [
        (Assertion("header", "Location", "matches", r"/tasks/\d+"), False),
        (Assertion("json", "$.title", "matches", "(a+)+b"), True),
        (Assertion("json", "$.items[*].id", "eq", "1"), False),
        (Assertion("json", "$..a..b", "eq", "1"), True),
        (Assertion("json", "$[?match(@.x, 'a+')]", "exists"), True),
        (Assertion("status", "", "eq", "200"), False),
    ],
)
def test_what_might_take_long_is_known_before(assertion: Assertion, costly: bool) -> None:
    assert is_costly(assertion, ANSWER, None) is costly


def test_a_large_body_is_costly() -> None:
    assert is_costly(Assertion("json", "$.id", "exists"), answer(["x" * 100_000]), None)

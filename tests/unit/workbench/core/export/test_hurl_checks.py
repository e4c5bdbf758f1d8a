import pytest

from workbench.core.assertion import Assertion, Capture
from workbench.core.export.hurl_checks import asserts, captures, status_line


@pytest.mark.parametrize(
    ("assertion", "line"),
    [
        (Assertion("status", "", "lt", "300"), "status < 300"),
        (Assertion("body", "", "contains", 'a "b"'), 'body contains "a \\"b\\""'),
        (Assertion("json", "$.a", "eq", "1"), 'jsonpath "$.a" == 1'),
        (Assertion("json", "$.a", "matches", "1"), 'jsonpath "$.a" matches "1"'),
        (Assertion("header", "X", "eq", "1"), 'header "X" == "1"'),
        (Assertion("json", "$.a", "absent"), 'jsonpath "$.a" not exists'),
        (Assertion("json", "$.a", "length", "3"), 'jsonpath "$.a" count == 3'),
        (Assertion("size", "", "le", "99"), "bytes count <= 99"),
        (Assertion("time", "", "lt", "500", enabled=False), "# duration < 500"),
        (Assertion("json", "$.a", "one_of", "a, b"), "# not in Hurl: json $.a is one of a, b"),
    ],
)
def test_each_assertion_in_hurls_words(assertion: Assertion, line: str) -> None:
    assert asserts((assertion,)) == ["[Asserts]", line]


def test_one_expected_status_stands_in_the_line_of_the_answer_and_two_do_not() -> None:
    one, two = Assertion("status", "", "eq", "200"), Assertion("status", "", "eq", "201")

    assert (status_line((one,)), asserts((one,))) == ("HTTP 200", [])
    assert (status_line((one, two)), len(asserts((one, two)))) == ("HTTP *", 3)


def test_captures() -> None:
    assert captures(()) == []
    assert captures((Capture("a", "header", "X"), Capture("b", "status"))) == [
        "[Captures]", 'a: header "X"', "b: status",
    ]  # fmt: skip

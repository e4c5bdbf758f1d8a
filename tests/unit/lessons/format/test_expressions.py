from contextlib import suppress
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.format.expressions import (
    MAX_LENGTH,
    ExpressionError,
    MissingEvidenceError,
    evaluate,
    parse,
    placeholders,
    render_template,
    uses,
)

NAMES = {
    "probe": SimpleNamespace(status=200, plan="SCAN tasks", steps=600_120, ratio=0.12345, gone=None, many=("a", "b")),
    "n": 3,
}
FUNCTIONS = {"len": len, "twice": lambda value: value * 2}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("probe.status == 200", True),
        ("'SCAN' in probe.plan and probe.steps > 100", True),
        ("'SEARCH' not in probe.plan", True),
        ("not (1 < n < 3)", True),
        ("1 < n <= 3", True),
        ("probe.steps // 1000 % 7 - -2", 600 % 7 + 2),
        ("'a' + 'b'", "ab"),
        ("[1, 2][1] + (3, 4)[0]", 5),
        ("probe.gone is None", True),
        ("probe.gone is not None or n == 3", True),
        ("len(probe.many) * 2", 4),
        ("  n  ", 3),
    ],
)
def test_what_it_can_say(text, value) -> None:
    assert evaluate(text, NAMES, FUNCTIONS) == value


HOSTILE = [
    "__import__('os').system('id')",
    "probe.__class__",
    "probe.status.__class__.__mro__",
    "().__class__",
    "(lambda: 1)()",
    "[x for x in (1,)]",
    "{1: 2}",
    "{1, 2}",
    "f'{n}'",
    "n if n else 1",
    "(n := 3)",
    "len(*probe.many)",
    "len(obj=1)",
    "probe.plan.upper()",
    "9 ** 9 ** 9",
    "'a' * 1000000000",
    "[1] * 1000000000",
    "1 << 100000",
    "99999999999999999999",
    "1j",
    "b'x'",
    "...",
    "await n",
    "import os",
    "n = 3",
    "",
    "(" * 250,
    "-" * 200 + "1",
    "probe.many[1:]",
    "n" * (MAX_LENGTH + 1),
    "+".join("1" * 60),
    "eval('1')",
    "'%s' % n",
    "~n",
    "\0",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_refused(text) -> None:
    with pytest.raises(ExpressionError):
        evaluate(text, NAMES, FUNCTIONS)


@given(st.text(max_size=400) | st.text(alphabet="n.()[]'\"+-*/%,<>=! 19eilnotrsu_", max_size=120))
def test_whatever_is_written_gives_a_value_or_an_expression_error(text: str) -> None:
    with suppress(ExpressionError):
        evaluate(text, NAMES, FUNCTIONS)


_ATOMS = st.sampled_from(["n", "probe.status", "probe.plan", "probe.many", "probe.gone", "1", "0", "'x'", "999999"])
_OPERATORS = st.sampled_from(
    [" + ", " - ", " * ", " / ", " // ", " % ", " == ", " < ", " in ", " and ", " or ", " is "]
)
_TREES = st.recursive(
    _ATOMS,
    lambda inner: (
        st.tuples(inner, _OPERATORS, inner).map(lambda parts: f"({''.join(parts)})")
        | inner.map(lambda part: f"len({part})")
        | inner.map(lambda part: f"not {part}")
        | st.tuples(inner, inner).map(lambda parts: f"{parts[0]}[{parts[1]}]")
    ),
    max_leaves=8,
)


@given(_TREES)
def test_every_well_formed_expression_ends_with_a_value_or_an_expression_error(text: str) -> None:
    with suppress(ExpressionError):
        evaluate(text, NAMES, FUNCTIONS)


def test_what_was_not_recorded_yet_has_its_own_error() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        evaluate("other.status == 200", NAMES, FUNCTIONS)

    assert caught.value.name == "other"


def test_words_are_found_for_the_linter() -> None:
    found = uses("feature('data.index') == 'none' and probe.status + len(n) > 1")

    assert found.names == {"probe", "n"}
    assert found.fields == {("probe", "status")}
    assert found.calls == (("feature", 1), ("len", 1))
    assert found.arguments == {("feature", "data.index")}


def test_parsing_alone_evaluates_nothing() -> None:
    parse("unknown.field / 0")


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("It was {probe.status}.", "It was 200."),
        ("{probe.steps} steps", "600,120 steps"),
        ("{probe.ratio} and {n / 2}", "0.123 and 1.5"),
        ("{probe.steps / 7}", "85,731"),
        ("{probe.gone} {other.status} {1 +}", "– – –"),
        ("{probe.many} {n == 3} {n == 4}", "a, b yes no"),
        ("no braces", "no braces"),
    ],
)
def test_templates_show_values_and_never_raise(template, shown) -> None:
    assert render_template(template, NAMES, FUNCTIONS) == shown


@given(st.text(max_size=200))
def test_any_template_renders(template: str) -> None:
    assert isinstance(render_template(template, NAMES, FUNCTIONS), str)


def test_the_parts_of_a_template() -> None:
    assert placeholders("{a} and {b.c}") == ("a", "b.c")

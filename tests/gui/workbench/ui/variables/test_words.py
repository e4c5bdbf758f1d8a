"""What is said of a variable."""

import pytest

from workbench.core.collection import Variable
from workbench.core.variables import Moment, Scope, Scopes
from workbench.ui.variables.words import told_of_all

GIVEN = [
    Variable("api", "{{base}}/v1", note="the newest"),
    Variable("base", "http://h"),
    Variable("x", "{{y}}"),
    Variable("y", "{{x}}"),
    Variable("empty", secret=True),
    Variable("token", secret=True),
    Variable("long", "z" * 500),
]
LOCAL = Scope.of("environment", GIVEN, {"token": "hush"}, "Local")
SCOPES = Scopes((Scope.plain("row", {"r": "1"}), LOCAL), Moment("s", 0.0))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{api}}", "api = http://h/v1\nenvironment Local · the newest\napi → base"),
        ("{{token}}", "token = ••••\nenvironment Local · secret"),
        ("{{r}}", "r = 1\ndata row"),
        ("{{$timestamp}}", "$timestamp = 0\nmade up anew for each send"),
        ("{{nope:-7}}", "nope = 7\ndefault, because nothing else has a value"),
        ("{{x}}", "Goes round in a circle: x → y → x"),
        ("{{empty}}", "The secret empty has no value on this machine. Type it in under Environment."),
        ("{{nope}}", "Nothing is called nope. Add it to the environment, or give a default: {{nope:-…}}"),
    ],
)
def test_it_says_value_and_origin_or_what_is_wrong(text: str, words: str) -> None:
    assert told_of_all(text, SCOPES) == words


def test_a_long_value_is_cut() -> None:
    assert len(told_of_all("{{long}}", SCOPES)) < 300


def test_each_variable_is_told_once() -> None:
    assert told_of_all("{{r}} {{r}}", SCOPES).count("data row") == 1

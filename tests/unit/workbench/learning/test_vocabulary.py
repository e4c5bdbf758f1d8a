import pytest

from lessons.format.evidence import FUNCTIONS
from lessons.format.expressions import ExpressionError, MissingEvidenceError, evaluate
from server.contract.features import Setting, Switchboard
from workbench.learning.evidence import Unrecorded, evidence_of
from workbench.learning.vocabulary import Facts, functions


@pytest.fixture
def facts(bench) -> Facts:
    probe = evidence_of(bench.kept[bench.serve("GET", "/tasks").seq], None, b'{"items": [{"id": 7}, {"id": 8}]}')
    settings = {"data.index": Setting(choice="owner", params={"depth": 3})}
    board = Switchboard(version=1, settings=settings, order=())
    return Facts({"probe": probe, "lost": Unrecorded("")}, {"guess": "b"}, {"probe": 2}, board, {"tasks": 9})


def test_they_are_those_that_the_linter_knows(facts) -> None:
    assert set(functions(facts)) == set(FUNCTIONS)


@pytest.mark.parametrize(
    ("expr", "value"),
    [
        ("feature('data.index')", "owner"),
        ("param('data.index', 'depth')", 3),
        ("rows_of('tasks')", 9),
        ("answered('guess')", "b"),
        ("sent('probe') + sent('nothing')", 2),
        ("json('probe', '$.items[1].id')", 8),
        ("json('probe', '$.nothing')", None),
        ("header('probe', 'X-Request-ID')", "r1"),
        ("header('probe', 'nothing')", ""),
        ("count('a b a', 'a')", 2),
        ("count(probe.stages, 'auth.mode')", 1),
        ("round(2.6)", 3),
        ("round(2.66, 1)", 2.7),
        ("round(12345, -2)", 12345),
        ("len(probe.stages) + abs(-2) + min(1, 2) + max(1, 2)", 6),
    ],
)
def test_what_they_say(facts, expr, value) -> None:
    assert evaluate(expr, facts.evidence, functions(facts)) == value


@pytest.mark.parametrize(
    "expr", ["rows_of('x')", "json('probe', '$.items[?match(@.a, \"(a+)+$\")]')", "json('probe', '$[')"]
)
def test_what_they_refuse(facts, expr) -> None:
    with pytest.raises(ExpressionError):
        evaluate(expr, facts.evidence, functions(facts))


def test_names_without_an_answer(facts) -> None:
    with pytest.raises(MissingEvidenceError):
        evaluate("header('nothing', 'x')", facts.evidence, functions(facts))
    with pytest.raises(ExpressionError, match="no answer of its own"):
        evaluate("header('lost', 'x')", facts.evidence, functions(facts))


def test_rounding_ends_at_once_whatever_is_asked(facts) -> None:
    assert evaluate("round(1, -999999999999999)", facts.evidence, functions(facts)) == 1

"""Holds one assertion against an answer: finds the subject's value, asks the operator, words the result."""

import re
from collections.abc import Iterable, Mapping

from workbench.core import variables as names
from workbench.core.assertion import Assertion, AssertionResult
from workbench.core.assertions import paths, patterns, values
from workbench.core.assertions.answer import Answer, CouldNotCheckError
from workbench.core.assertions.api_schema import ApiSchema
from workbench.core.assertions.compare import Expected, Outcome, compare
from workbench.core.assertions.operators import operator
from workbench.core.assertions.problem import BadAssertionError
from workbench.core.draft_error import DraftError

COSTLY_BODY_BYTES = 64 << 10
_STATUS_CLASS = re.compile(r"\s*[1-5][xX]{2}\s*")
_NO_API = "No OpenAPI document is at hand: the API tells nothing of itself, or does not run."


def evaluate(
    assertion: Assertion, answer: Answer, variables: Mapping[str, str], schema: ApiSchema | None = None
) -> AssertionResult:
    """How one assertion comes out on an answer. It has no time limit of its own: see ``is_costly``.

    A mistake in the assertion itself (an unknown variable, a broken path) fails; ``could_not_check`` is for what the
    answer or the API leave open.
    """
    actual = ""
    try:
        if assertion.subject == "schema":
            return _schema_result(assertion, answer, schema)
        expected = _expected(assertion, variables)
        value = _value(assertion, answer)
        actual = _shown(assertion, value)
        outcome = _outcome(assertion, value, expected)
    except CouldNotCheckError as error:
        return AssertionResult(assertion, "could_not_check", actual, str(error))
    except (BadAssertionError, DraftError) as error:
        return AssertionResult(assertion, "failed", actual, str(error))
    actual = outcome.seen or actual
    if outcome.holds:
        return AssertionResult(assertion, "passed", actual)
    return AssertionResult(assertion, "soft" if assertion.subject == "time" else "failed", actual, actual + outcome.why)


def known_to(assertions: Iterable[Assertion], variables: Mapping[str, str]) -> dict[str, str]:
    """The variables that assertions use, as plain values; those that have none are left out."""
    found: dict[str, str] = {}
    for use in (use for assertion in assertions for use in names.uses(assertion.expected)):
        try:
            found[use.name] = names.expand(f"{{{{{use.name}}}}}", variables, "")
        except DraftError:
            continue
    return found


def is_costly(assertion: Assertion, answer: Answer, schema: ApiSchema | None) -> bool:
    """Whether evaluating might hold up the whole program: then do it in a process of its own."""
    if assertion.subject in ("json", "schema", "body") and answer.body_bytes > COSTLY_BODY_BYTES:
        return True
    if assertion.subject == "schema":
        asked = () if schema is None else schema.patterns
        return any(patterns.is_costly(pattern, answer.body_bytes) for pattern in asked)
    if assertion.subject == "json" and paths.is_costly(assertion.key):
        return True
    if assertion.operator in ("matches", "not_matches"):
        return "{{" in assertion.expected or patterns.is_costly(assertion.expected, _longest(assertion, answer))
    return False


def _longest(assertion: Assertion, answer: Answer) -> int:
    """How long the text could be that a pattern is searched in."""
    if assertion.subject in ("json", "body"):
        return answer.body_bytes
    return max((len(value) for _, value in answer.headers), default=8)


def _value(assertion: Assertion, answer: Answer) -> object:
    match assertion.subject:
        case "status":
            return answer.status
        case "header":
            found = answer.header(assertion.key)
            return paths.ABSENT if found is None else found
        case "body":
            return answer.text
        case "size":
            return answer.body_bytes
        case "time":
            return answer.time_ms
        case "json":
            return paths.value_at(assertion.key, _document(assertion, answer))
    raise CouldNotCheckError("This is code of another tool. It was kept as it is and is not run.")


def _document(assertion: Assertion, answer: Answer) -> object:
    """The body's JSON; ``$`` alone may also be a body that is plain text."""
    try:
        return answer.json
    except ValueError as error:
        if assertion.key == "$" and "json" not in answer.media_type:
            return answer.text
        raise BadAssertionError(f"The body is no JSON: {error}" if answer.body_bytes else "There is no body.") from None


def _outcome(assertion: Assertion, value: object, expected: Expected) -> Outcome:
    if assertion.subject == "status" and _STATUS_CLASS.fullmatch(expected.text):
        within = str(value)[0] == expected.text.strip()[0]
        return Outcome(within == (assertion.operator == "eq"), f", not {expected.text.strip()}")
    if assertion.subject in ("header", "body"):
        expected = Expected(expected.text, loose=True)
    if assertion.subject in ("size", "time") and assertion.operator in ("eq", "ne"):
        expected = Expected(f"{values.number(expected.text):g}")
    return compare(assertion.operator, value, expected)


def _expected(assertion: Assertion, variables: Mapping[str, str]) -> Expected:
    known = operator(assertion.operator)
    if known is not None and known.wants == "nothing":
        return Expected("")
    alone = next(names.uses(assertion.expected), None)
    loose = alone is not None and (alone.start, alone.end) == (0, len(assertion.expected))
    return Expected(names.expand(assertion.expected, variables, "Expected value"), loose)


def _schema_result(assertion: Assertion, answer: Answer, schema: ApiSchema | None) -> AssertionResult:
    if schema is None:
        raise CouldNotCheckError(_NO_API)
    problem = schema.problem(answer)
    seen = f"{answer.status} {answer.media_type}".strip()
    return AssertionResult(assertion, "failed" if problem else "passed", seen, problem)


def _shown(assertion: Assertion, value: object) -> str:
    if assertion.subject == "time" and isinstance(value, float):
        return f"{value:.2f} ms"
    if assertion.subject == "size":
        return f"{value:,} B"
    return values.cut(value) if isinstance(value, str) and assertion.subject != "json" else values.shown(value)

"""Captures: takes parts of an answer as the values of variables, for the requests that come later."""

from dataclasses import dataclass

from workbench.core.assertion import Capture
from workbench.core.assertions import paths, values
from workbench.core.assertions.answer import Answer, CouldNotCheckError
from workbench.core.assertions.problem import BadAssertionError

MAX_VALUE_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Captured:
    """What one capture came to: a value, or the reason why there is none."""

    capture: Capture
    value: str = ""
    problem: str = ""


def take(capture: Capture, answer: Answer) -> Captured:
    """The value of one capture: a text as it stands, any other JSON value as compact JSON."""
    if not capture.variable.strip():
        return Captured(capture, problem="It names no variable.")
    try:
        value = _value(capture, answer)
    except (BadAssertionError, CouldNotCheckError) as error:
        return Captured(capture, problem=str(error))
    except ValueError as error:
        return Captured(capture, problem=f"The body is no JSON: {error}")
    if value is paths.ABSENT:
        return Captured(capture, problem=f"The answer has no {capture.key or capture.source}.")
    text = values.as_text(value)
    if len(text) > MAX_VALUE_CHARACTERS:
        return Captured(capture, problem=f"{capture.key or capture.source} is too long for a variable.")
    return Captured(capture, text)


def _value(capture: Capture, answer: Answer) -> object:
    match capture.source:
        case "status":
            return answer.status
        case "header":
            return _or_absent(answer.header(capture.key))
        case "cookie":
            return _or_absent(answer.cookie(capture.key))
        case "body":
            return answer.text
        case "json":
            return paths.value_at(capture.key, answer.json)


def _or_absent(value: str | None) -> object:
    return paths.ABSENT if value is None else value

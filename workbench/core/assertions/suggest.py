"""Assertions to begin with: those that an answer meets, so that a change of it is noticed."""

import json
from collections.abc import Iterator

from workbench.core.assertion import Assertion
from workbench.core.assertions import values
from workbench.core.assertions.answer import Answer, CouldNotCheckError


def for_answer(answer: Answer) -> tuple[Assertion, ...]:
    """Status, content type, schema, and what kind of JSON it is."""
    return tuple(_for_answer(answer))


def for_value(path: str, value: object) -> Assertion:
    """That a value stays as it is; of large ones only their type."""
    if isinstance(value, list | dict):
        return Assertion("json", path, "is_type", values.type_of(value))
    text = values.as_text(value)
    return Assertion("json", path, "eq", text if values.equals_text(value, text) else json.dumps(value))


def _for_answer(answer: Answer) -> Iterator[Assertion]:
    yield Assertion("status", "", "eq", str(answer.status))
    if answer.media_type:
        yield Assertion("header", "Content-Type", "starts_with", answer.media_type)
    yield Assertion("schema", "", "valid")
    try:
        yield Assertion("json", "$", "is_type", values.type_of(answer.json))
    except (ValueError, CouldNotCheckError):
        return

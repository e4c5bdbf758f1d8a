"""Checks every expression and ``{…}`` of a lesson: allowed at all, and only about what was recorded up to there."""

from collections.abc import Iterator, Mapping

from lessons.format.catalogue import Catalogue
from lessons.format.evidence import BURST_FIELDS, CLOCK_FIELDS, FUNCTIONS, SEND_FIELDS
from lessons.format.expressions import ExpressionError, Uses, placeholders, uses
from lessons.format.models import Burst, Check, Lesson, Place, Predict, Send, Step
from lessons.format.problems import Problem, nearest

Fields = Mapping[str, Mapping[str, str]]
"""Name of a send or burst to its fields."""
BY_NAME = ("header", "json", "sent")
"""Functions whose first argument is the name of a send."""


def lint_expressions(lesson: Lesson, catalogue: Catalogue) -> Iterator[Problem]:
    """The faults of all checks and templates, in reading order."""
    fields: dict[str, Mapping[str, str]] = {}
    everything = {block.name: _fields(block) for step in lesson.steps for block in step.of(Send) + step.of(Burst)}
    for step in lesson.steps:
        fields |= {block.name: _fields(block) for block in step.of(Send) + step.of(Burst)}
        for check in step.checks:
            yield from _check(check, fields, catalogue)
        for place, template in _templates(step):
            for text in placeholders(template):
                yield from _expression(text, place, f"in '{{{text}}}'", everything, catalogue)


def _fields(block: Send | Burst) -> Mapping[str, str]:
    return SEND_FIELDS if isinstance(block, Send) else BURST_FIELDS


def _templates(step: Step) -> Iterator[tuple[Place, str]]:
    for check in step.checks:
        yield check.place, check.fail
        yield check.place, check.shows
    for question in step.of(Predict):
        yield question.place, question.measured
        for feedback in question.feedback.values():
            yield question.place, feedback


def _check(check: Check, fields: Fields, catalogue: Catalogue) -> Iterator[Problem]:
    if not check.expr:
        return
    problems = list(_expression(check.expr, check.place, f"check '{check.id}':", fields, catalogue))
    yield from problems
    if problems or check.soft:
        return
    found = uses(check.expr)
    if any(field in CLOCK_FIELDS for _, field in found.fields):
        yield Problem(
            "E405", check.place,
            f"check '{check.id}' gates on the clock; gate on work (vm_steps, sql_count, cache_hits) or add soft = true",
        )  # fmt: skip


def _expression(text: str, place: Place, what: str, fields: Fields, catalogue: Catalogue) -> Iterator[Problem]:
    try:
        found = uses(text)
    except ExpressionError as error:
        yield Problem("E402", place, f"{what} {error}")
        return
    yield from (Problem(code, place, f"{what} {message}") for code, message in _names(found, fields))
    yield from (Problem(code, place, f"{what} {message}") for code, message in _functions(found, fields, catalogue))


def _names(found: Uses, fields: Fields) -> Iterator[tuple[str, str]]:
    for name in sorted(found.names):
        if name not in fields:
            yield "E403", f"nothing named '{name}' is sent or run up to here{nearest(name, fields)}"
    for name, field in sorted(found.fields):
        known = fields.get(name)
        if known is not None and field not in known:
            yield "E404", f"'{name}' has no field '{field}'{nearest(field, known)}"


def _functions(found: Uses, fields: Fields, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for name, count in found.calls:
        if name not in FUNCTIONS:
            yield "E406", f"there is no function '{name}'{nearest(name, FUNCTIONS)}"
        elif not FUNCTIONS[name][0] <= count <= FUNCTIONS[name][1]:
            yield "E407", f"'{name}' does not take {count} arguments"
    for function, text in sorted(found.arguments):
        if function in ("feature", "param") and text not in catalogue.features:
            yield "E408", f"unknown feature '{text}'{nearest(text, catalogue.features)}"
        if function in BY_NAME and text not in fields:
            yield "E403", f"nothing named '{text}' is sent or run up to here{nearest(text, fields)}"

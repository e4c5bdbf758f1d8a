"""The columns of the two tables: what an assertion and a capture are made of, in words."""

from dataclasses import replace
from typing import get_args

from PySide6.QtCore import QCoreApplication

from workbench.core.assertion import Assertion, Capture, Scope, Source, Subject
from workbench.core.assertions.operators import OPERATORS, TYPES, operator
from workbench.ui.tests.records_model import Choice, Field

_SUBJECT_WORDS = {
    "status": "Status",
    "header": "Header",
    "json": "JSON",
    "body": "Body text",
    "size": "Size",
    "time": "Time",
    "schema": "Schema",
    "expression": "Code",
}
_SOURCE_WORDS = {**_SUBJECT_WORDS, "cookie": "Cookie"}
_WITH_KEY = ("header", "json", "expression")
_MEASURES = ("eq", "ne", "lt", "le", "gt", "ge", "between", "one_of", "not_one_of")
_TEXTS = tuple(one.id for one in OPERATORS if one.id not in ("valid", "is_type", "exists", "absent"))


def tr(words: str) -> str:
    """Translate words of the tests area."""
    return QCoreApplication.translate("tests", words)


def assertion_fields() -> tuple[Field, ...]:
    """Subject, key, operator, expected."""
    return (
        Field(tr("Of the answer"), lambda one: one.subject, _with_subject, _subjects, mono=False, width=104),
        Field(tr("Header or JSONPath"), lambda one: one.key, _with_key, used=_has_key, hint="$.items[0].id"),
        Field(tr("Is"), lambda one: one.operator, _with_operator, _operators, mono=False, width=132),
        Field(
            tr("Expected"), lambda one: one.expected, _with_expected, _types, _wants_value, tr("value"), variables=True
        ),
    )


def capture_fields() -> tuple[Field, ...]:
    """Variable, source, key, scope."""
    return (
        Field(tr("Variable"), lambda one: one.variable, _with_variable, hint=tr("name"), width=140),
        Field(tr("Takes"), lambda one: one.source, _with_source, _sources, mono=False, width=104),
        Field(tr("Header, cookie or JSONPath"), lambda one: one.key, _with_source_key, used=_takes_key, hint="$.id"),
        Field(tr("Kept for"), lambda one: one.scope, _with_scope, _scopes, mono=False, width=120),
    )


def _subjects(record: Assertion) -> tuple[Choice, ...]:
    offered = (name for name in get_args(Subject) if name != "expression" or record.subject == name)
    return tuple((name, tr(_SUBJECT_WORDS[name])) for name in offered)


def _operators(record: Assertion) -> tuple[Choice, ...]:
    offered = _offered(record.subject)
    known = tuple((one.id, tr(one.words)) for one in OPERATORS if one.id in offered)
    return known if record.operator in offered else (*known, (record.operator, record.operator))


def _offered(subject: str) -> tuple[str, ...]:
    if subject == "schema":
        return ("valid",)
    if subject in ("status", "size", "time"):
        return _MEASURES
    if subject == "body":
        return _TEXTS
    return tuple(one.id for one in OPERATORS if one.id != "valid")


def _types(record: Assertion) -> tuple[Choice, ...]:
    known = operator(record.operator)
    return tuple((name, name) for name in TYPES) if known and known.wants == "type" else ()


def _has_key(record: Assertion) -> bool:
    return record.subject in _WITH_KEY


def _wants_value(record: Assertion) -> bool:
    known = operator(record.operator)
    return known is None or known.wants != "nothing"


def _with_subject(record: Assertion, value: str) -> Assertion:
    """Another subject; a key or an operator that it doesn't have gives way."""
    subject = next((name for name in get_args(Subject) if name == value), record.subject)
    key = record.key if subject in _WITH_KEY and record.subject in _WITH_KEY else ""
    offered = _offered(subject)
    kept = record.operator if record.operator in offered else "lt" if subject in ("size", "time") else offered[0]
    return replace(record, subject=subject, key=key, operator=kept)


def _with_operator(record: Assertion, value: str) -> Assertion:
    known = operator(value)
    expected = record.expected if known is None or known.wants != "nothing" else ""
    if known is not None and known.wants == "type" and expected not in TYPES:
        expected = TYPES[0]
    return replace(record, operator=value, expected=expected)


def _with_key(record: Assertion, value: str) -> Assertion:
    return replace(record, key=value.strip())


def _with_expected(record: Assertion, value: str) -> Assertion:
    return replace(record, expected=value)


def _sources(_record: Capture) -> tuple[Choice, ...]:
    return tuple((name, tr(_SOURCE_WORDS[name])) for name in get_args(Source))


def _scopes(_record: Capture) -> tuple[Choice, ...]:
    words = {
        "session": "this session",
        "environment": "environment",
        "collection": "collection",
        "folder": "folder",
        "request": "request",
    }
    return tuple((name, tr(words[name])) for name in words)


def _takes_key(record: Capture) -> bool:
    return record.source in ("header", "json", "cookie")


def _with_variable(record: Capture, value: str) -> Capture:
    return replace(record, variable=value.strip().removeprefix("{{").removesuffix("}}").strip())


def _with_source(record: Capture, value: str) -> Capture:
    source = next((name for name in get_args(Source) if name == value), record.source)
    return replace(record, source=source, key=record.key if _takes_key(replace(record, source=source)) else "")


def _with_source_key(record: Capture, value: str) -> Capture:
    return replace(record, key=value.strip())


def _with_scope(record: Capture, value: str) -> Capture:
    return replace(record, scope=next((name for name in get_args(Scope) if name == value), record.scope))

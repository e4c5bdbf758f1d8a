"""Assertions and captures as the expressions that OpenCollection files hold, both ways.

The files speak the JavaScript of Bruno (``res.body.items[0].id``); only plain paths are read, nothing is ever run. What
is more than a path becomes the subject ``expression``: kept word for word, and told that it can't be checked.
"""

import json
import re

from workbench.core.assertion import Assertion, Capture, Scope, Source, Subject
from workbench.core.assertions.operators import TYPES, operator, written_as

_NAME = r"[^\W\d][\w]*"
_QUOTED = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
_PATH = re.compile(rf"(?:\.{_NAME}|\[\d+\]|\[(?:{_QUOTED})\])*")
_MEMBER = re.compile(rf"\.({_NAME})|\[({_QUOTED})\]")
_CALL = re.compile(rf"jsonpath\(({_QUOTED})\)")
_PLAIN: dict[str, Subject] = {
    "res.status": "status",
    "res.text": "body",
    "res.getSize().body": "size",
    "res.responseTime": "time",
    "res.schema": "schema",
}
_OF_PLAIN: dict[str, str] = {subject: words for words, subject in _PLAIN.items()}
_TYPE_WORDS = {f"is{name.capitalize()}": name for name in TYPES if name != "integer"} | {"isJson": "object"}
_TYPE_OPERATORS = {name: word for word, name in _TYPE_WORDS.items()}
_TRUTHS = {"isTruthy": "true", "isFalsy": "false"}
_SCOPES: dict[str, Scope] = {
    "runtime": "session",
    "request": "request",
    "folder": "folder",
    "collection": "collection",
    "environment": "environment",
}
_SCOPE_WORDS = {scope: word for word, scope in _SCOPES.items()}


def to_expression(assertion: Assertion) -> tuple[str, str, str]:
    """Expression, operator and value of an assertion; the value is empty where the operator needs none."""
    expression = _expression(assertion.subject, assertion.key)
    if assertion.operator == "is_type" and assertion.expected in _TYPE_OPERATORS:
        return expression, _TYPE_OPERATORS[assertion.expected], ""
    known = operator(assertion.operator)
    if known is None:
        return expression, assertion.operator, assertion.expected
    return expression, known.written, "" if known.wants == "nothing" else assertion.expected


def from_expression(expression: str, written: str, value: str = "") -> Assertion:
    """The assertion that a file means; one that can't be understood is kept as it stands."""
    subject, key = _subject(expression.strip())
    if written in _TYPE_WORDS:
        return Assertion(subject, key, "is_type", _TYPE_WORDS[written])
    if written in _TRUTHS:
        return Assertion(subject, key, "eq", _TRUTHS[written])
    known = written_as(written)
    if known is None:
        return Assertion(subject, key, written, value)
    return Assertion(subject, key, known.id, "" if known.wants == "nothing" else value)


def to_selector(capture: Capture) -> tuple[str, str]:
    """Selector expression and variable scope, as the action ``set-variable`` has them."""
    if capture.source == "cookie":
        return "res.cookies" + _member(capture.key), _SCOPE_WORDS[capture.scope]
    return _expression(capture.source, capture.key), _SCOPE_WORDS[capture.scope]


def from_selector(expression: str, scope: str, variable: str) -> Capture | None:
    """The capture that an action means; None when its selector is more than a path."""
    text, wanted = expression.strip(), _SCOPES.get(scope, "session")
    if text.startswith("res.cookies"):
        cookie = _name(text.removeprefix("res.cookies"))
        return None if cookie is None else Capture(variable, "cookie", cookie, wanted)
    subject, key = _subject(text)
    sources: dict[Subject, Source] = {"status": "status", "header": "header", "json": "json", "body": "body"}
    return Capture(variable, sources[subject], key, wanted) if subject in sources else None


def _expression(subject: str, key: str) -> str:
    if subject == "header":
        return "res.headers" + _member(key)
    if subject == "json":
        rest = key.removeprefix("$")
        plain = key.startswith("$") and _PATH.fullmatch(rest)
        return f"res.body{rest}" if plain else f"jsonpath({json.dumps(key, ensure_ascii=False)})"
    return key if subject == "expression" else _OF_PLAIN[subject]


def _subject(expression: str) -> tuple[Subject, str]:
    if expression in _PLAIN:
        return _PLAIN[expression], ""
    if expression.startswith("res.headers"):
        header = _name(expression.removeprefix("res.headers"))
        return ("expression", expression) if header is None else ("header", header)
    if expression.startswith("res.body"):
        rest = expression.removeprefix("res.body")
        return ("json", f"${rest}") if _PATH.fullmatch(rest) else ("expression", expression)
    call = _CALL.fullmatch(expression)
    return ("json", _unquoted(call[1])) if call else ("expression", expression)


def _member(name: str) -> str:
    return f".{name}" if re.fullmatch(_NAME, name) else f"[{json.dumps(name, ensure_ascii=False)}]"


def _name(member: str) -> str | None:
    found = _MEMBER.fullmatch(member)
    if found is None:
        return None
    return found[1] if found[1] is not None else _unquoted(found[2])


def _unquoted(literal: str) -> str:
    if literal.startswith("'"):
        literal = '"' + literal[1:-1].replace("\\'", "'").replace('"', '\\"') + '"'
    try:
        return str(json.loads(literal))
    except ValueError:
        return literal[1:-1]

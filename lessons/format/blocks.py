"""Makes the typed blocks of a step out of its raw ones: one small builder per kind."""

import re
import shlex
from collections.abc import Callable, Iterator
from types import UnionType
from typing import Any, TypeVar, get_args

from lessons.format.models import (
    Block,
    Burst,
    Check,
    Explain,
    Hint,
    Note,
    Page,
    Place,
    Predict,
    Prose,
    Quiz,
    Send,
    Slip,
    Solve,
    Toggle,
    Verb,
    Watch,
)
from lessons.format.problems import LessonError, Problem, nearest
from lessons.format.raw import RawBlock, parse_toml

VERBS: tuple[str, ...] = get_args(Verb.__dataclass_fields__["name"].type)
KINDS = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
}
"""What a lesson's author calls the types of TOML."""
Value = TypeVar("Value", str, int, dict[str, Any])
_REQUEST_LINE = re.compile(r"(?P<method>[A-Z]+) (?P<target>/\S*)(?: HTTP/1\.1)?")


def build(raw: RawBlock) -> Iterator[Block]:
    """The blocks of one raw block: several for ``check``, one for all others. Raises ``LessonError``."""
    if raw.kind == "":
        yield Prose(raw.text, raw.place)
    elif raw.kind == "send":
        yield _send(raw)
    elif raw.kind == "check":
        yield from _checks(raw)
    elif raw.kind in _BUILDERS:
        yield _BUILDERS[raw.kind](raw, _table(raw))
    else:
        known = ("send", "check", *_BUILDERS)
        raise _fault("E201", raw.place, f"unknown block '{raw.kind}'{nearest(raw.kind, known)}")


def _table(raw: RawBlock) -> dict[str, Any]:
    return parse_toml(raw.text, Place(raw.place.path, raw.place.line + 1))


def _send(raw: RawBlock) -> Send:
    head, _, body = raw.text.partition("\n\n")
    lines = head.strip("\n").split("\n")
    found = _REQUEST_LINE.fullmatch(lines[0].strip())
    if found is None:
        raise _fault("E202", raw.place, f"'{lines[0]}' is no request line: write 'GET /tasks?limit=5'")
    headers = []
    for offset, line in enumerate(lines[1:], start=2):
        name, colon, value = line.partition(":")
        if not colon:
            raise _fault("E203", Place(raw.place.path, raw.place.line + offset), f"'{line}' is no header line")
        headers.append((name.strip(), value.strip()))
    return Send(
        _named(raw), found["method"], found["target"], tuple(headers), body.rstrip("\n"),
        raw.options.get("login", ""), raw.place, _page(raw),
    )  # fmt: skip


def _page(raw: RawBlock) -> Page | None:
    client = raw.options.get("client", "")
    if not client:
        return None
    return Page(client, raw.options.get("origin", ""), raw.options.get("credentials", "same-origin"))


def _checks(raw: RawBlock) -> Iterator[Check]:
    for check_id, table in _table(raw).items():
        if not isinstance(table, dict):
            raise _fault("E204", raw.place, f"a check is a table: [{check_id}] with expr and fail")
        title = table.pop("title", check_id.replace("-", " ").capitalize())
        place = Place(raw.place.path, raw.place.line + 1 + _line_of(raw.text, check_id))
        _refuse_unknown(table, ("expr", "fail", "shows", "soft"), place)
        expr, fail, shows = (_get(table, key, "", place) for key in ("expr", "fail", "shows"))
        yield Check(check_id, str(title), expr, fail, shows, bool(table.get("soft", False)), place)


def _line_of(text: str, check_id: str) -> int:
    wanted = f"[{check_id}]"
    return next((index for index, line in enumerate(text.split("\n")) if line.strip() == wanted), 0)


def _toggle(raw: RawBlock, table: dict[str, Any]) -> Toggle:
    _refuse_unknown(table, ("feature", "to", "params"), raw.place)
    return Toggle(
        _need(table, "feature", str, raw.place),
        choice(_need(table, "to", str | bool, raw.place)),
        _get(table, "params", {}, raw.place),
        raw.place,
    )


def _burst(raw: RawBlock, table: dict[str, Any]) -> Burst:
    _refuse_unknown(table, ("request", "count", "clients", "with"), raw.place)
    settings = {feature: choice(value) for feature, value in _get(table, "with", {}, raw.place).items()}
    count, clients = _get(table, "count", 100, raw.place), _get(table, "clients", 1, raw.place)
    return Burst(
        _named(raw), _need(table, "request", str, raw.place), count, clients,
        settings, raw.options.get("login", ""), raw.place,
    )  # fmt: skip


def _predict(raw: RawBlock, table: dict[str, Any]) -> Predict:
    return Predict(**_question(raw, table, {"kind", "measured"}), measured=_get(table, "measured", "", raw.place))


def _quiz(raw: RawBlock, table: dict[str, Any]) -> Quiz:
    return Quiz(**_question(raw, table, {"kind", "card"}), card=_get(table, "card", "", raw.place))


def _question(raw: RawBlock, table: dict[str, Any], more: set[str]) -> dict[str, Any]:
    choices = {str(key): str(value) for key, value in _need(table, "choices", dict, raw.place).items()}
    _refuse_unknown(table, {"ask", "choices", "answer", *choices, *more}, raw.place)
    return {
        "name": _named(raw),
        "ask": _need(table, "ask", str, raw.place),
        "choices": choices,
        "answer": str(_need(table, "answer", str | int, raw.place)),
        "feedback": {key: str(table[key]) for key in choices if key in table},
        "place": raw.place,
    }


def _watch(raw: RawBlock, table: dict[str, Any]) -> Watch:
    chart, ask = _need(table, "chart", str, raw.place), _get(table, "ask", "", raw.place)
    return Watch(chart, ask, _texts(table, "series", raw.place) if "series" in table else (), raw.place)


def _explain(raw: RawBlock, table: dict[str, Any]) -> Explain:
    ask, model = _need(table, "ask", str, raw.place), _need(table, "model", str, raw.place)
    return Explain(_named(raw), ask, model, raw.place)


def _hint(raw: RawBlock, table: dict[str, Any]) -> Hint:
    return Hint(_texts(table, "say", raw.place), raw.place)


def _solve(raw: RawBlock, table: dict[str, Any]) -> Solve:
    return Solve(_verbs(raw, table), raw.place)


def _slip(raw: RawBlock, table: dict[str, Any]) -> Slip:
    return Slip(_verbs(raw, table), _need(table, "shows", str, raw.place), raw.place)


def _note(raw: RawBlock, table: dict[str, Any]) -> Note:
    return Note(_need(table, "say", str, raw.place), raw.place)


def _verbs(raw: RawBlock, table: dict[str, Any]) -> tuple[Verb, ...]:
    return tuple(verb(line, raw.place) for line in _texts(table, "do", raw.place))


def verb(line: str, place: Place) -> Verb:
    """One line of ``do``. Raises ``LessonError``."""
    try:
        name, *words = shlex.split(line) or [""]
    except ValueError as error:
        raise _fault("E205", place, f"'{line}' can't be taken apart: {error}") from error
    if name not in VERBS:
        raise _fault("E205", place, f"unknown verb '{name}'{nearest(name, VERBS)}")
    return Verb(name, tuple(words))  # type: ignore[arg-type] # one of VERBS


def choice(value: object) -> str:
    """A switch position as text: TOML true and false mean 'on' and 'off'."""
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)


def _named(raw: RawBlock) -> str:
    if "as" not in raw.options:
        raise _fault("E206", raw.place, f"a {raw.kind} needs a name: as=probe")
    return raw.options["as"]


def _need(table: dict[str, Any], key: str, kind: type | UnionType, place: Place) -> Any:
    if key not in table:
        raise _fault("E207", place, f"'{key}' is missing")
    return _checked(table[key], key, kind, place)


def _get(table: dict[str, Any], key: str, default: Value, place: Place) -> Value:
    """The value, which must be of its default's type."""
    found: Value = _checked(table.get(key, default), key, type(default), place)
    return found


def _texts(table: dict[str, Any], key: str, place: Place) -> tuple[str, ...]:
    return tuple(_checked(item, key, str, place) for item in _need(table, key, list, place))


def _checked(value: Any, key: str, kind: type | UnionType, place: Place) -> Any:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        names = [KINDS[one] for one in get_args(kind) or (kind,)]
        raise _fault("E209", place, f"'{key}' must be {' or '.join(names)}, not {KINDS.get(type(value), 'a date')}")
    return value


def _refuse_unknown(table: dict[str, Any], known: Any, place: Place) -> None:
    for key in table:
        if key not in known:
            raise _fault("E208", place, f"unknown key '{key}'{nearest(key, known)}")


def _fault(code: str, place: Place, message: str) -> LessonError:
    return LessonError([Problem(code, place, message)])


_BUILDERS: dict[str, Callable[[RawBlock, dict[str, Any]], Block]] = {
    "toggle": _toggle,
    "burst": _burst,
    "predict": _predict,
    "quiz": _quiz,
    "watch": _watch,
    "explain": _explain,
    "hint": _hint,
    "solve": _solve,
    "slip": _slip,
    "note": _note,
}

"""Makes the typed blocks of a step out of its raw ones: one small builder per kind."""

import re
import shlex
from collections.abc import Callable, Iterator
from typing import Any, get_args

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
        known: dict[str, Any] = {"expr": "", "fail": "", "shows": "", "soft": False}
        _refuse_unknown(table, known, place)
        values = known | table
        yield Check(check_id, title, values["expr"], values["fail"], values["shows"], bool(values["soft"]), place)


def _line_of(text: str, check_id: str) -> int:
    wanted = f"[{check_id}]"
    return next((index for index, line in enumerate(text.split("\n")) if line.strip() == wanted), 0)


def _toggle(raw: RawBlock, table: dict[str, Any]) -> Toggle:
    _refuse_unknown(table, ("feature", "to", "params"), raw.place)
    return Toggle(
        str(_need(table, "feature", raw.place)),
        choice(_need(table, "to", raw.place)),
        table.get("params", {}),
        raw.place,
    )


def _burst(raw: RawBlock, table: dict[str, Any]) -> Burst:
    _refuse_unknown(table, ("request", "count", "clients", "with"), raw.place)
    settings = {feature: choice(value) for feature, value in table.get("with", {}).items()}
    return Burst(
        _named(raw), _need(table, "request", raw.place), int(table.get("count", 100)), int(table.get("clients", 1)),
        settings, raw.options.get("login", ""), raw.place,
    )  # fmt: skip


def _predict(raw: RawBlock, table: dict[str, Any]) -> Predict:
    return Predict(**_question(raw, table, {"kind", "measured"}), measured=table.get("measured", ""))


def _quiz(raw: RawBlock, table: dict[str, Any]) -> Quiz:
    return Quiz(**_question(raw, table, {"kind", "card"}), card=table.get("card", ""))


def _question(raw: RawBlock, table: dict[str, Any], more: set[str]) -> dict[str, Any]:
    choices = {str(key): str(value) for key, value in _need(table, "choices", raw.place).items()}
    _refuse_unknown(table, {"ask", "choices", "answer", *choices, *more}, raw.place)
    return {
        "name": _named(raw),
        "ask": _need(table, "ask", raw.place),
        "choices": choices,
        "answer": str(_need(table, "answer", raw.place)),
        "feedback": {key: str(table[key]) for key in choices if key in table},
        "place": raw.place,
    }


def _watch(raw: RawBlock, table: dict[str, Any]) -> Watch:
    return Watch(_need(table, "chart", raw.place), table.get("ask", ""), tuple(table.get("series", ())), raw.place)


def _explain(raw: RawBlock, table: dict[str, Any]) -> Explain:
    return Explain(_named(raw), _need(table, "ask", raw.place), _need(table, "model", raw.place), raw.place)


def _hint(raw: RawBlock, table: dict[str, Any]) -> Hint:
    return Hint(tuple(_need(table, "say", raw.place)), raw.place)


def _solve(raw: RawBlock, table: dict[str, Any]) -> Solve:
    return Solve(_verbs(raw, table), raw.place)


def _slip(raw: RawBlock, table: dict[str, Any]) -> Slip:
    return Slip(_verbs(raw, table), _need(table, "shows", raw.place), raw.place)


def _note(raw: RawBlock, table: dict[str, Any]) -> Note:
    return Note(_need(table, "say", raw.place), raw.place)


def _verbs(raw: RawBlock, table: dict[str, Any]) -> tuple[Verb, ...]:
    return tuple(verb(line, raw.place) for line in _need(table, "do", raw.place))


def verb(line: str, place: Place) -> Verb:
    """One line of ``do``. Raises ``LessonError``."""
    name, *words = shlex.split(line) or [""]
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


def _need(table: dict[str, Any], key: str, place: Place) -> Any:
    if key not in table:
        raise _fault("E207", place, f"'{key}' is missing")
    return table[key]


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

"""Writes values as YAML that every reader takes for the same text: quoted where there is any doubt."""

import json
import re

from workbench.core.opencollection.yaml_text import Raw, Tree

STEP = 2
_PLAIN = re.compile(r"[A-Za-z/$_](?:[\w ./()+\-$,;=<>?!&'`*@%^|~]|:(?=\S))*", re.ASCII)
_RESERVED = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"))
_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(value: str | bool | int | float, column: int, style: str | None = None, content: int = 0) -> str:
    """One value as it stands behind its key, which begins at ``column``.

    ``style`` is the one that the value had before: a quote, ``|`` or ``>``. A block's lines are indented by
    ``content``, by default two more than the key.
    """
    if not isinstance(value, str):
        return json.dumps(value)
    if style == "'" and not _NOT_PRINTABLE.search(value) and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    block = "\n" in value or style in ("|", ">")
    if style != '"' and block and _fits_block(value):
        return _block(value, column, content or column + STEP)
    if style != '"' and _is_plain(value):
        return value
    simple = '"' in value and "'" not in value and "\n" not in value and not _NOT_PRINTABLE.search(value)
    return f"'{value}'" if style is None and simple else quoted(value)


def quoted(text: str) -> str:
    """In double quotes: JSON's escapes are YAML's too."""
    safe = json.dumps(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), ensure_ascii=False)
    return _NOT_PRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", safe)


def flow(value: Tree | Raw) -> str:
    """A value on one line, in brackets or braces where it has parts."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key, 0)}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    in_doubt = isinstance(value, str) and ("\n" in value or "," in value)
    return quoted(str(value)) if in_doubt else scalar(value, 0)


def mapping(tree: "dict[str, Tree]", column: int) -> list[str]:
    """Lines of a mapping whose keys begin at ``column``."""
    lines: list[str] = []
    for key, value in tree.items():
        lines += entry(key, value, column)
    return lines


def entry(key: str, value: Tree, column: int) -> list[str]:
    """Lines of one key with its value."""
    head = " " * column + scalar(key, column) + ":"
    if isinstance(value, dict | list):
        return [head, *nested(value, column + STEP)] if value else [f"{head} {flow(value)}"]
    return f"{head} {scalar(value, column)}".split("\n")


def nested(value: "dict[str, Tree] | list[Tree]", column: int) -> list[str]:
    """Lines of a mapping or list below its key."""
    if isinstance(value, dict):
        return mapping(value, column)
    lines: list[str] = []
    for part in value:
        lines += item(part, column)
    return lines


def item(value: Tree, column: int) -> list[str]:
    """Lines of one item of a list whose dash stands at ``column``."""
    dash = " " * column + "- "
    if isinstance(value, dict) and value:
        first, *rest = mapping(value, column + STEP)
        return [dash + first.lstrip(" "), *rest]
    if isinstance(value, dict | list):
        return [dash + flow(value)]
    return (dash + scalar(value, column)).split("\n")


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and not text.endswith((" ", ":")) and text.lower() not in _RESERVED


def _fits_block(text: str) -> bool:
    return bool(text.strip("\n")) and not text.endswith("\n\n") and not _NOT_PRINTABLE.search(text) and "\r" not in text


def _block(text: str, column: int, content: int) -> str:
    """A literal block; its head names the indentation when the text begins with a space of its own."""
    first = text.lstrip("\n")
    named = str(content - column) if first[:1] in (" ", "\t") else ""
    chomp = "" if text.endswith("\n") else "-"
    pad = " " * content
    lines = [pad + line if line else "" for line in text.removesuffix("\n").split("\n")]
    return "\n".join([f"|{named}{chomp}", *lines])

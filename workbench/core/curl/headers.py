"""The header lines of a command line as rows, and which headers of our own the request goes without."""

import re

from workbench.core.curl.report import Note
from workbench.core.curl.wanted import Wanted
from workbench.core.request import Row

OURS = ("User-Agent", "Accept", "Accept-Encoding", "Content-Length", "Content-Type")


def rows(wanted: Wanted) -> tuple[list[Row], set[str]]:
    """The rows, and the names (in lower case) that ``-H 'Name:'`` takes away."""
    found: list[Row] = []
    removed: set[str] = set()
    for line in wanted.headers:
        row = _row(line, wanted.notes)
        if row is None:
            continue
        if row.enabled:
            found.append(row)
        else:
            removed.add(row.name.lower())
    if "host" in removed:
        wanted.notes.append(Note("-H 'Host:'", "HTTP/1.1 can't do without it"))
    typed = {row.name.lower() for row in found}
    found += [row for row in _of_options(wanted) if row.name.lower() not in typed | removed]
    if wanted.settings.get("user-agent") == "":
        removed.add("user-agent")
    return found, removed


def omitted(wanted: Wanted, typed: list[Row], removed: set[str], *, bare_method: bool) -> tuple[str, ...]:
    """Headers that we would add and curl does not."""
    names = {row.name.lower() for row in typed}
    without = set(removed)
    if "compressed" not in wanted.flags:
        without.add("accept-encoding")
    elif "accept-encoding" not in names:
        wanted.notes.append(Note("--compressed", "asks for gzip and deflate only", matters=False))
    if bare_method:
        without.add("content-length")
    return tuple(name for name in OURS if name.lower() in without - names and name != "Content-Type")


def _row(line: str, notes: list[Note]) -> Row | None:
    """One line; a disabled row takes a header away."""
    match = re.match(r"([^:;]+)([:;])(.*)", line, re.DOTALL)
    if match is None:
        if line.strip():
            notes.append(Note(f"-H {line!r}", "it is not a header, curl leaves it out too", matters=False))
        return None
    name, sign, value = match[1].strip(), match[2], _latin(match[3].strip(" \t\r\n"))
    if sign == ";":
        return Row(name) if not value else None
    if not value.isascii():
        notes.append(Note(f"{name}: {value}", "the bytes that curl sends, shown as Latin-1", matters=False))
    return Row(name, value, enabled=bool(value))


def _latin(text: str) -> str:
    """The bytes that curl sends, each as the sign of which our sender, writing Latin-1, makes that byte."""
    return text.encode("utf-8", "surrogateescape").decode("latin-1")


def _of_options(wanted: Wanted) -> list[Row]:
    found: list[Row] = []
    if wanted.is_json:
        found.append(Row("Accept", "application/json"))
    if agent := wanted.settings.get("user-agent"):
        found.append(Row("User-Agent", agent))
    if referer := wanted.settings.get("referer"):
        found.append(Row("Referer", _without_auto(referer, wanted.notes)))
    if span := wanted.settings.get("range"):
        found.append(Row("Range", f"bytes={span}"))
    if wanted.settings.get("upload-file"):
        found.append(Row("Expect", "100-continue", note="curl announces an upload with it"))
    if wanted.cookies:
        found.append(Row("Cookie", ";".join(wanted.cookies)))
    return [row for row in found if row.value]


def _without_auto(referer: str, notes: list[Note]) -> str:
    if referer.endswith(";auto"):
        notes.append(Note(";auto", "a redirect here carries no Referer of its own"))
    return referer.removesuffix(";auto")

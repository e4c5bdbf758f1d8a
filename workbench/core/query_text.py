"""Moves the query between the URL field and the rows: what is typed behind ``?`` becomes rows, and back.

A fragment stays at the end of the draft's URL: it is shown, and no part of what is sent.
"""

from dataclasses import replace

from workbench.core.request import RequestDraft, Row


def url_text(draft: RequestDraft) -> str:
    """What the URL field shows: the URL and, behind ``?``, every enabled row."""
    pairs = [
        f"{_name(row.name)}={_value(row.value)}" for row in draft.params if row.enabled and (row.name or row.value)
    ]
    url, mark, fragment = draft.url.partition("#")
    return url + ("?" + "&".join(pairs) if pairs else "") + mark + fragment


def with_url_text(draft: RequestDraft, text: str) -> RequestDraft:
    """The draft after its URL field was edited. Rows that were switched off, and notes, stay where they were."""
    sent, mark, fragment = text.replace("\n", "").replace("\r", "").partition("#")
    url, _, query = sent.partition("?")
    typed = [_row(piece) for piece in query.split("&")] if query else []
    return replace(draft, url=url + mark + fragment, params=_merged(draft.params, typed))


def _row(piece: str) -> Row:
    name, _, value = piece.partition("=")
    return Row(name, value)


def _merged(old: tuple[Row, ...], typed: list[Row]) -> tuple[Row, ...]:
    """The typed pairs in the places of the enabled rows, keeping the note of a row whose name is unchanged."""
    rows: list[Row] = []
    waiting = list(typed)
    for row in old:
        if not row.enabled or not (row.name or row.value):
            rows.append(row)
        elif waiting:
            new = waiting.pop(0)
            rows.append(replace(new, note=row.note if row.name == new.name else ""))
    return (*rows, *(row for row in waiting if row.name or row.value))


def _name(text: str) -> str:
    return _value(text).replace("=", "%3D")


def _value(text: str) -> str:
    return text.replace("&", "%26").replace("#", "%23").replace("\n", "%0A").replace("\r", "%0D")

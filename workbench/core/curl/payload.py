"""The data of a command line as curl sends it: url-encoding, and the kind of body that gives the same bytes."""

from collections.abc import Callable
from urllib.parse import quote, unquote_plus

from workbench.core import percent
from workbench.core.request import Body, FormBody, JsonBody, RawBody, Row

FORM = "application/x-www-form-urlencoded"


def url_encoded(text: str, read: Callable[[str], str]) -> str:
    """One ``--data-urlencode``: 'content', '=content', 'name=content', '@file' or 'name@file'."""
    signs = [at for at in (text.find("="), text.find("@")) if at >= 0]
    if not signs:
        return escaped(text)
    at = min(signs)
    name, content = text[:at], text[at + 1 :]
    if text[at] == "@":
        content = read(content)
    return (f"{name}=" if name else "") + escaped(content)


def escaped(text: str) -> str:
    """Percent-encoded as curl does it, a space as ``+``."""
    return quote(text.encode("utf-8", "surrogateescape"), safe="").replace("%20", "+")


def body(text: str, content_type: str) -> Body:
    """The body in the handiest editor that sends these very bytes under that type."""
    if content_type == "application/json":
        return JsonBody(text)
    if content_type == FORM and text:
        form = FormBody(tuple(_row(piece) for piece in text.split("&")))
        if "&".join(f"{percent.form(row.name)}={percent.form(row.value)}" for row in form.rows) == text:
            return form
    return RawBody(text, content_type)


def _row(piece: str) -> Row:
    name, _, value = piece.partition("=")
    return Row(unquote_plus(name), unquote_plus(value))

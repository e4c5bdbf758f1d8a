"""The kind of body in which a text under a content type is edited best, with the same bytes on the wire."""

from workbench.core.curl import payload
from workbench.core.request import Body, NoBody, Row

FORM = payload.FORM


def of_text(text: str, content_type: str) -> Body:
    """A body that sends this text under that type."""
    return payload.body(text, content_type) if text or content_type else NoBody()


def without(rows: tuple[Row, ...], *names: str) -> tuple[Row, ...]:
    """The rows whose header is none of these."""
    return tuple(row for row in rows if row.name.lower() not in names)


def given_type(rows: tuple[Row, ...]) -> str:
    """The content type that the enabled rows name; empty when none does."""
    return next((row.value for row in rows if row.enabled and row.name.lower() == "content-type"), "")

"""Answers to hold assertions against."""

import json

from workbench.core.assertions.answer import Answer


def answer(content: object = None, *, status: int = 200, text: str | None = None, **other: object) -> Answer:
    """An answer with JSON, or with the text given."""
    body = (json.dumps(content) if text is None else text).encode()
    headers = other.get("headers", (("Content-Type", "application/json"),))
    return Answer(
        method=str(other.get("method", "GET")),
        url=str(other.get("url", "http://127.0.0.1:8000/tasks")),
        status=status,
        headers=headers,  # type: ignore[arg-type]  # tests give pairs
        body=None if other.get("unread") else body,
        body_bytes=len(body),
        time_ms=1.84,
        unread="It is too large." if other.get("unread") else "",
    )

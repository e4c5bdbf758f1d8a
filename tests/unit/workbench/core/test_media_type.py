"""What a body is."""

import pytest

from workbench.core import media_type


@pytest.mark.parametrize(
    ("content_type", "beginning", "kind", "charset", "guessed"),
    [
        ("application/json", b"", "json", "utf-8", False),
        ("application/problem+json; charset=utf-16", b"", "json", "utf-16", False),
        ("text/html", b"<meta charset='iso-8859-1'>", "html", "iso8859-1", False),
        ("text/xml", b'<?xml version="1.0" encoding="windows-1252"?>', "xml", "cp1252", False),
        ("text/plain", b"", "text", "utf-8", True),
        ("text/plain; charset=klingon", b"", "text", "utf-8", True),
        ("text/plain", b"\xff\xfea\0", "text", "utf-16", False),
        ("image/png", b"", "image", "", False),
        ("image/svg+xml", b"", "svg", "utf-8", True),
        ("", b' {"a": 1}', "json", "utf-8", False),
        ("", b"\x89PNG\r\n\x1a\n", "image", "", False),
        ("", b"plain", "text", "utf-8", True),
        ("application/octet-stream", b"\0\1", "binary", "", False),
    ],
)
def test_kinds_and_charsets(content_type: str, beginning: bytes, kind: str, charset: str, guessed: bool) -> None:
    found = media_type.of(content_type, beginning)

    assert (found.kind, found.charset, found.guessed) == (kind, charset, guessed)

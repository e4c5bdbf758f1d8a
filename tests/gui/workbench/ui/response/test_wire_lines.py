"""Bytes as lines."""

from collections.abc import Callable
from dataclasses import replace

from workbench.core.exchange import Exchange, WireBytes
from workbench.ui.response.wire_lines import readable, wire_lines

Make = Callable[..., Exchange]


def test_what_cannot_be_seen_is_written_out() -> None:
    assert readable("grün\t\x00".encode() + b"\xff\r\n") == "grün\\t\\x00\\xff\\r\\n"


def test_lines_fit_and_lose_nothing(exchange: Make) -> None:
    received = b"HTTP/1.1 200 OK\r\nX: " + b"z" * 300 + b"\r\n\r\nbody\nmore"
    wire = WireBytes(b"", 0, received, len(received))

    lines = wire_lines(replace(exchange(), wire=wire), lambda data: data, 40)

    texts = [line.text for line in lines]
    assert max(map(len, texts)) <= 40
    assert "".join(texts).count("z") == 300
    assert texts[-2:] == ["body\\n", "more"]


def test_secrets_are_covered_before_anything_is_cut(exchange: Make) -> None:
    wire = WireBytes(b"GET / HTTP/1.1\r\nAuthorization: Bearer " + b"s" * 100 + b"\r\n\r\n", 143)

    lines = wire_lines(replace(exchange(), wire=wire), lambda data: data.replace(b"s" * 100, b"***"), 20)

    assert "sss" not in "".join(line.text for line in lines)

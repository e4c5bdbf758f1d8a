"""An exchange to look at."""

import json
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.client import body_reader
from workbench.core.exchange import (
    AddedHeader,
    Exchange,
    Headers,
    Phases,
    ReceivedResponse,
    SendFailure,
    SentRequest,
    WireBytes,
)
from workbench.core.json_tree import Node
from workbench.core.request import RequestDraft

HEADERS: Headers = (("Content-Type", "application/json"), ("Set-Cookie", "session=abc; HttpOnly; Path=/"))
SENT = SentRequest(
    "GET",
    "http://127.0.0.1:8000/tasks",
    "/tasks",
    "HTTP/1.1",
    (AddedHeader("Host", "127.0.0.1:8000", "client", "which site is meant"), AddedHeader("X-Mine", "1", "you")),
    b"",
    0,
)
WIRE = WireBytes(
    b"GET /tasks HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nX-Mine: 1\r\n\r\n", 57, b"HTTP/1.1 200 OK\r\n\r\n<b>\x00\x80", 9000
)

MakeExchange = Callable[..., Exchange]
MakeTree = Callable[[object], Node]


@pytest.fixture
def tree_of(tmp_path: Path) -> MakeTree:
    """Makes the tree of a value."""

    def make(value: object) -> Node:
        path = tmp_path / f"{uuid.uuid4().hex}.body"
        path.write_text(json.dumps(value))
        tree = body_reader.read(path, "application/json").tree
        assert tree is not None
        return tree

    return make


@pytest.fixture
def exchange(tmp_path: Path) -> MakeExchange:
    """Makes an exchange: answered with a status, or failed."""

    def make(status: int = 200, size: int = 5, failure: SendFailure | None = None, wire: WireBytes = WIRE) -> Exchange:
        response = ReceivedResponse(status, "OK", "HTTP/1.1", HEADERS, tmp_path / "x.body", size, size)
        phases = Phases(None, None, 0.1, 0.3, 0.01)
        answer = None if failure else response
        return Exchange(f"x{status}{size}", RequestDraft(), 1.0, SENT, answer, failure, phases, 4711, 142, wire)

    return make

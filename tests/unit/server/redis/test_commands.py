from typing import Any

import pytest
from fakeredis import FakeServer
from fakeredis._helpers import SimpleError

from server.redis.commands import Administration
from server.redis.connection import Reply, Session


@pytest.fixture
def replies() -> list[Any]:
    return []


@pytest.fixture
def session(replies: list[Any], monkeypatch: pytest.MonkeyPatch) -> Session:
    session = Session(FakeServer(), lambda _data: None, {"addr": "127.0.0.1:9", "name": ""})
    monkeypatch.setattr(session, "put_response", replies.append)
    return session


def _ask(session: Session, replies: list[Any], *words: bytes) -> Any:
    administration = Administration(session._server)
    assert administration.answer(session, list(words))
    reply = replies.pop()
    assert isinstance(reply, Reply)
    return reply.value


def test_info_can_be_narrowed_to_a_section(session: Session, replies: list[Any]) -> None:
    everything = _ask(session, replies, b"INFO")
    server = _ask(session, replies, b"INFO", b"server")

    assert b"# Clients" in everything
    assert b"redis_version:" in server
    assert b"# Clients" not in server


def test_an_unknown_subcommand_is_an_error_reply(session: Session, replies: list[Any]) -> None:
    assert isinstance(_ask(session, replies, b"CONFIG", b"EXPLODE"), SimpleError)
    assert isinstance(_ask(session, replies, b"MEMORY", b"DOCTOR"), SimpleError)


def test_other_commands_are_left_to_the_engine(session: Session) -> None:
    assert not Administration(session._server).answer(session, [b"GET", b"a"])

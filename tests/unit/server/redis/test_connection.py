import asyncio

from fakeredis import FakeServer

from server.redis.connection import Session


def test_a_client_that_leaves_while_waiting_takes_nothing() -> None:
    server = FakeServer()
    written: list[bytes] = []

    async def scenario() -> None:
        waiting = Session(server, written.append, {"addr": "a:1"})
        pushing = Session(server, written.append, {"addr": "a:2"})
        waiting.run([b"BLPOP", b"queue", b"0"])
        assert waiting.is_waiting
        waiting.leave()
        pushing.run([b"RPUSH", b"queue", b"job"])
        await asyncio.sleep(0)
        pushing.run([b"LLEN", b"queue"])

    asyncio.run(scenario())

    assert written == [b":1\r\n", b":1\r\n"]


def test_a_fault_of_the_engine_is_an_error_reply(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    written: list[bytes] = []
    session = Session(FakeServer(), written.append, {"addr": "a:1"})

    def fail(_fields: list[bytes]) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(session, "_process_command", fail)
    session.run([b"GET", b"a"])

    assert written[0].startswith(b"-ERR embedded Redis: KeyError")

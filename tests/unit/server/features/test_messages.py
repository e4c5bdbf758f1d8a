import asyncio

from starlette.types import Message

from server.features.messages import held_until_whole, send_whole, with_headers

START: Message = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9")]}


def test_headers_are_changed_only_as_they_leave() -> None:
    async def scenario() -> list[Message]:
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        changing = with_headers(send, lambda headers: headers.update({"x-a": "1"}))
        await changing({**START, "headers": []})
        await changing({"type": "http.response.body", "body": b"x"})
        return sent

    start, body = asyncio.run(scenario())

    assert start["headers"] == [(b"x-a", b"1")]
    assert body == {"type": "http.response.body", "body": b"x"}


def test_a_held_response_is_given_whole_and_once() -> None:
    async def scenario() -> list[tuple[int, bytes]]:
        seen: list[tuple[int, bytes]] = []

        async def finish(start: Message, body: bytes) -> None:
            seen.append((start["status"], body))

        holding = held_until_whole(finish)
        await holding({**START})
        await holding({"type": "http.response.body", "body": b"ab", "more_body": True})
        assert not seen
        await holding({"type": "http.response.body", "body": b"c"})
        return seen

    assert asyncio.run(scenario()) == [(200, b"abc")]


def test_a_whole_response_has_its_own_length() -> None:
    async def scenario() -> list[Message]:
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        await send_whole(send, {**START, "headers": list(START["headers"])}, b"abc")
        return sent

    assert asyncio.run(scenario())[0]["headers"] == [(b"content-length", b"3")]

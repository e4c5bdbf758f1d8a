import asyncio
import socket

import httpx
from starlette.responses import PlainTextResponse

from server.listeners import Listener
from server.ports import bind


def _address(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_two_listeners_share_a_loop_and_stop_when_asked() -> None:
    async def scenario() -> list[str]:
        sockets = [bind(0), bind(0)]
        listeners = [Listener(PlainTextResponse(name), lifespan=False) for name in ("taught", "control")]
        serving = [one.begin(each) for one, each in zip(listeners, sockets, strict=True)]
        addresses = [_address(each) for each in sockets]
        for one in listeners:
            await one.ready.wait()
        async with httpx.AsyncClient() as client:
            answers = [(await client.get(address)).text for address in addresses]
        for one in listeners:
            one.should_exit = True
        await asyncio.gather(*serving)
        return answers

    assert asyncio.run(scenario()) == ["taught", "control"]


def test_the_status_line_has_the_phrase_of_the_standard() -> None:
    async def scenario() -> str:
        taken = bind(0)
        listener = Listener(PlainTextResponse("no", 422), lifespan=False)
        serving = listener.begin(taken)
        await listener.ready.wait()
        async with httpx.AsyncClient() as client:
            phrase = (await client.get(_address(taken))).reason_phrase
        listener.should_exit = True
        await serving
        return phrase

    assert asyncio.run(scenario()) == "Unprocessable Content"

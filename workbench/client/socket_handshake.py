"""Opens a WebSocket (RFC 6455, section 4): by the one encoder's own request, over the sender's connections.

So log-in, cookies, proxy, TLS settings, time limits and wire view are the same as for any request.
"""

import asyncio
import base64
import hashlib
import os
from dataclasses import dataclass, replace

import httpcore
from websockets.exceptions import InvalidHeader, NegotiationError
from websockets.extensions import Extension
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.headers import parse_extension

from workbench.client import failures
from workbench.client.connections import route_of
from workbench.client.intake import Head, head_of, received
from workbench.client.journey import TROUBLE, never_sent
from workbench.client.leg import Leg
from workbench.client.sender import Sender
from workbench.client.tokens import LoginError
from workbench.core.cookies import Jar
from workbench.core.draft_error import DraftError
from workbench.core.encode import EncodedRequest
from workbench.core.exchange import Exchange, ReceivedResponse, SendFailure
from workbench.core.request import RequestDraft
from workbench.core.variables import Scopes

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_EXTENSIONS = "sec-websocket-extensions"


@dataclass(frozen=True)
class Opened:
    """What there is once both sides mean it."""

    head: Head
    response: httpcore.Response
    stream: httpcore.AsyncNetworkStream
    extensions: tuple[Extension, ...]


class Handshake:
    """Made for one try, then thrown away. Use it on the sender's asyncio loop."""

    def __init__(self, sender: Sender, draft: RequestDraft, known: Scopes, cookies: Jar) -> None:
        self._sender = sender
        self._draft = draft
        self._journey = sender.journey(draft, known, cookies)
        self._leg: Leg | None = None
        self._received: ReceivedResponse | None = None
        self._status = 0
        self.opened: Opened | None = None

    async def shake(self) -> Exchange:
        """Do it. What goes wrong stands in ``failure``; only cancelling raises."""
        failure = await self._shake()
        if self._leg is None:
            assert failure is not None
            return replace(never_sent(self._draft, failure), hops=self._journey.hops)
        return replace(self._leg.exchange(self._received, failure), hops=self._journey.hops)

    async def _shake(self) -> SendFailure | None:
        limit = self._draft.timeout_s
        try:
            async with asyncio.timeout(limit or None):
                return await self._go()
        except DraftError as error:
            return failures.invalid(error)
        except LoginError as error:
            return error.failure
        except TimeoutError:
            return failures.timed_out(limit, self._leg.clock.phase if self._leg else "connect")
        except TROUBLE as error:
            assert self._leg is not None
            return failures.explain(error, self._leg.where)

    async def _go(self) -> SendFailure | None:
        refusal = await self._ask(_with_key(await self._journey.first()))
        if refusal is not None and self._status == 401 and self._journey.may_renew:
            refusal = await self._ask(_with_key(await self._journey.again()))
        return refusal

    async def _ask(self, encoded: EncodedRequest) -> SendFailure | None:
        """Send it; gives why the answer opens no WebSocket, None when it does."""
        leg = self._leg = Leg(self._draft, encoded, None)
        pool = await self._sender.connections.pool(route_of(self._draft, encoded))
        leg.tap.listen()
        response = await pool.handle_async_request(leg.request())
        leg.http_version = "HTTP/1.1"
        head = head_of(response)
        self._status = head.status
        refusal = _refusal(head, encoded)
        extensions = _agreed(head, encoded) if refusal is None else None
        if extensions is None:
            await response.aclose()
            return refusal or _not_offered(head)
        path = self._sender.bodies.path(leg.id)
        path.touch()
        self._received = received(head, path)
        self.opened = Opened(head, response, response.extensions["network_stream"], extensions)
        return None


def _with_key(encoded: EncodedRequest) -> EncodedRequest:
    if not encoded.address.is_socket:
        raise DraftError("URL", "a WebSocket begins with ws:// or wss://")
    key = base64.b64encode(os.urandom(16)).decode("ascii")
    made = tuple(replace(header, value=key) for header in encoded.pending if header.name == "Sec-WebSocket-Key")
    return replace(encoded, headers=(*encoded.headers, *made), pending=())


def _refusal(head: Head, encoded: EncodedRequest) -> SendFailure | None:
    """Why the answer opens no WebSocket; None when it does (RFC 6455, section 4.1)."""
    if head.status != 101:
        what = f"The server opens no WebSocket here: {head.status} {head.reason}".rstrip() + "."
        where = next(iter(head.values("location")), "")
        if where and 300 <= head.status < 400:
            return SendFailure(
                "protocol", what, f"It leads to {where}; a handshake follows no redirect.", "Open it there."
            )
        if head.status in (401, 403):
            why = "It wants to know who is asking, or looked at Origin."
            return SendFailure("protocol", what, why, "See Auth, the cookie jar, and the Client that sends.")
        return SendFailure("protocol", what, "It answered as to any other request.", "Check the path, or use http.")
    key = next((header.value for header in encoded.headers if header.name.lower() == "sec-websocket-key"), "")
    wanted = base64.b64encode(hashlib.sha1(key.encode() + _GUID, usedforsecurity=False).digest()).decode("ascii")
    if wanted not in head.values("sec-websocket-accept"):
        why = "Sec-WebSocket-Accept doesn't fit the key that was sent."
        return SendFailure(
            "protocol", "The server does not mean it.", why, "Something between may answer in its place."
        )
    return None


def _agreed(head: Head, encoded: EncodedRequest) -> tuple[Extension, ...] | None:
    """The extensions that the server chose of those that were offered; None when it chose others."""
    chosen = ", ".join(head.values(_EXTENSIONS))
    if not chosen:
        return ()
    offered = any(
        header.name.lower() == _EXTENSIONS and "permessage-deflate" in header.value for header in encoded.headers
    )
    try:
        ((name, params),) = parse_extension(chosen)
        if offered and name == "permessage-deflate":
            return (ClientPerMessageDeflateFactory().process_response_params(params, []),)
    except (InvalidHeader, NegotiationError, ValueError):
        return None
    return None


def _not_offered(head: Head) -> SendFailure:
    why = f"It chose “{', '.join(head.values(_EXTENSIONS))[:120]}”, which was not offered like this."
    return SendFailure("protocol", "The server speaks an extension of its own.", why, "Its messages could not be read.")

"""Keeps the control listener ours: a token, a loopback Host, and no foreign Origin, checked before anything else."""

import hmac
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from server.contract import TOKEN_HEADER
from server.errors import problem

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_TOKEN_HEADER = TOKEN_HEADER.lower().encode()


class Guard:
    """The outermost layer of the control listener. It sends no CORS headers, so no web page can read an answer."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is None:
            await self._app(scope, receive, send)
        else:
            await problem(scope, *refusal)(scope, receive, send)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = dict(scope["headers"])
        if not _is_loopback(b"//" + headers.get(b"host", b"")):
            return 403, "The control listener answers to loopback hosts only."
        if b"origin" in headers and not _is_loopback(headers[b"origin"]):
            return 403, "The control listener answers no web page."
        if not self._token or not hmac.compare_digest(headers.get(_TOKEN_HEADER, b""), self._token):
            return 401, f"The control listener wants its token in {TOKEN_HEADER}."
        return None


def _is_loopback(url: bytes) -> bool:
    try:
        return urlsplit(url.decode("latin-1")).hostname in _LOOPBACK
    except ValueError:
        return False

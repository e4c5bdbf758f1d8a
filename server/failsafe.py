"""Turns a stage that raised into a 500 just around it, so that the stages outside still run on the way back."""

import logging
from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("server.pipeline")

FailureAnswer = Callable[[Scope], ASGIApp]
"""Makes the response to an exception that no stage and no handler took."""


class Failsafe:
    """Answers for what it wraps, unless a response is on its way already: then the exception goes on outwards."""

    __slots__ = ("answer", "app")

    def __init__(self, app: ASGIApp, answer: FailureAnswer) -> None:
        self.app = app
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        def noting(message: Message) -> Awaitable[None]:
            nonlocal begun
            begun = True
            return send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:
            if begun:
                raise
            log_failure(scope, error)
            await self.answer(scope)(scope, receive, send)


def log_failure(scope: Scope, error: Exception) -> None:
    """Tell the log, and only the log, what nobody foresaw."""
    log.error("%s %s failed", scope["method"], scope["path"], exc_info=error)

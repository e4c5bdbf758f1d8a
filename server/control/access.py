"""How the control listener's routes get at the backend."""

from typing import Annotated

from fastapi import Depends, Request

from server.backend import Backend


async def _backend_of(request: Request) -> Backend:
    backend: Backend = request.app.state.backend
    return backend


TheBackend = Annotated[Backend, Depends(_backend_of)]

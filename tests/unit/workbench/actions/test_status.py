import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, cast

from server.contract.control import Status
from workbench.actions.status import StatusActions
from workbench.bridge import Bridge
from workbench.state.status import StatusStore

STATUS = Status(
    api_version=1,
    pid=1,
    address="http://127.0.0.1:8000",
    database="SQLite",
    redis="embedded",
    world="tasks-1k",
    worlds=(),
    users=(),
    tracing=True,
    started_at=0.0,
    rss_bytes=1,
    in_flight=0,
    traced_share=1.0,
)


class AtOnce:
    """A bridge that runs what it is given at once."""

    def submit(
        self,
        work: Coroutine[Any, Any, Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            result = asyncio.run(work)
        except ConnectionError as error:
            failed(error)
        else:
            done(result)


class Client:
    """Answers, or fails."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error

    async def status(self) -> Status:
        if self._error:
            raise self._error
        return STATUS


def _refresh(client: Client | None) -> Status | None:
    store = StatusStore()
    StatusActions(store, cast("Bridge", AtOnce()), lambda: client).refresh()
    return store.snapshot


def test_answer_is_kept() -> None:
    assert _refresh(Client()) == STATUS


def test_no_answer_and_no_backend_change_nothing() -> None:
    assert _refresh(Client(ConnectionError("gone"))) is None
    assert _refresh(None) is None

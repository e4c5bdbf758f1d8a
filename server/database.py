"""The session dependency: one transaction per request, committed at the edge before the response leaves."""

from collections.abc import AsyncIterator
from typing import Annotated

from anyio import to_thread
from fastapi import Depends, Request
from sqlalchemy.orm import Session

from server.engines import make_engine, make_sessions
from server.recording.record import span
from server.switchboard import resources_of

__all__ = ["SessionDep", "get_session", "make_engine", "make_sessions"]


async def get_session(request: Request) -> AsyncIterator[Session]:
    """One transaction per request: committed when the endpoint returned, rolled back when it raised.

    Opening is lazy (the first statement takes a connection, in the endpoint's own thread), so nothing blocks here;
    commit and close run on a worker thread.
    """
    session = resources_of(request).sessions()
    try:
        yield session
    except BaseException:
        if session.in_transaction():
            await to_thread.run_sync(session.close)
        raise
    if session.in_transaction():
        await to_thread.run_sync(_commit, session)


def _commit(session: Session) -> None:
    with session, span("commit", stage="sql"):
        session.commit()


SessionDep = Annotated[Session, Depends(get_session, scope="function")]
"""What endpoints ask for. ``scope="function"`` commits before the response is sent: a 201 means it is stored."""

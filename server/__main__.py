"""``python -m server``: the taught backend alone, as a child of the workbench, or the embedded Redis."""

import asyncio
import gc
import logging
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from server.contract.control import ChildSettings, Ready
from server.logs import LineRing, set_up_logging
from server.settings import StartError, from_arguments, parse_arguments, read_child_settings

if TYPE_CHECKING:
    from server.backend import Backend

FAILED = 1
log = logging.getLogger("server")


def main(argv: list[str] | None = None) -> int:
    """Run a role until it is asked to stop; returns the exit code."""
    arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
    lines = set_up_logging()
    try:
        read = read_child_settings if arguments.child else partial(from_arguments, arguments)
        if arguments.role == "redis":
            _run_redis(read(), child=arguments.child)
        else:
            _run_api(read, lines, child=arguments.child)
    except StartError as error:
        _say_failure(error, arguments.role, child=arguments.child)
        return FAILED
    except KeyboardInterrupt:
        return 0
    except Exception as error:
        log.exception("the %s role failed", arguments.role)
        unforeseen = StartError("The backend stopped on an error.", f"{type(error).__name__}: {error}", "See the log.")
        _say_failure(unforeseen, arguments.role, child=arguments.child)
        return FAILED
    return 0


def _run_redis(settings: ChildSettings, *, child: bool) -> None:
    from server.redis.role import run_redis

    def announce(ready: Ready) -> None:
        print(ready.model_dump_json() if child else f"Embedded Redis at redis://127.0.0.1:{ready.port}", flush=True)

    run_redis(settings, child=child, announce=announce)


def _run_api(read: Callable[[], ChildSettings], lines: LineRing, *, child: bool) -> None:
    from server.starting import Foundation, in_thread

    gc.disable()  # nothing of what is imported and built now will ever be garbage
    # WORKAROUND: FastAPI imports all of pydantic's version 1 only to see that no annotation is a model of that version
    # (fastapi/_compat/shared.py, is_pydantic_v1_model_class); without it, it takes that for granted.
    sys.modules.setdefault("pydantic.v1", None)  # type: ignore[arg-type]  # None forbids the import
    begun = in_thread(lambda: Foundation(read()), "settings")  # the parent may still be busy: import meanwhile
    from server.app import run_api
    from server.redis.front import InProcessRedis

    foundation = begun.result()
    embedded = InProcessRedis(foundation.redis_socket) if foundation.redis_socket else None

    def announce(ready: Ready, backend: "Backend") -> None:
        if embedded is not None:
            embedded.start()  # only now: its import would slow ours, and clients wait in the backlog meanwhile
        gc.freeze()
        gc.enable()
        print(ready.model_dump_json() if child else _welcome(ready, backend), flush=True)

    try:
        asyncio.run(run_api(foundation.settings, foundation, lines, child=child, announce=announce))
    finally:
        if embedded is not None:
            embedded.stop()


def _welcome(ready: Ready, backend: "Backend") -> str:
    """What somebody who has only curl needs."""
    from server.worlds import seeded_users

    users = [f"  {user.username:<8}{user.password:<20}{user.role}" for user in seeded_users()]
    moved = [f"Port {ready.port_wanted} is held by {ready.port_holder}, so port {ready.port} is used."]
    return "\n".join(
        [
            *(moved if ready.port_holder else []),
            f"Backend Workbench API  {backend.address}  (docs: {backend.address}/docs)",
            f"World {backend.worlds.name} in {ready.database}, Redis at {ready.redis}",
            "Users (name, password, role):",
            *users,
            f"Try: curl -i {backend.address}/tasks      Ctrl+C stops.",
        ]
    )


def _say_failure(error: StartError, role: str, *, child: bool) -> None:
    if child:
        print(error.message(role).model_dump_json(), flush=True)
    else:
        print("\n".join(filter(None, (error.what, error.why, error.what_to_do))), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

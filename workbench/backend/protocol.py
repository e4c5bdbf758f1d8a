"""What is said between us and a child: one settings line in, one ready or failed line out.

Imported only after the first child was spawned: its own start goes on while we load the contract's models.
"""

from pydantic import TypeAdapter, ValidationError

from server.contract.control import ChildSettings, Ready, StartFailure
from workbench.core.backend import BackendConfig

_ANSWER: TypeAdapter[Ready | StartFailure] = TypeAdapter(Ready | StartFailure)


def api_settings(config: BackendConfig, token: str, redis_url: str) -> ChildSettings:
    """What the api process is told."""
    return ChildSettings(
        token=token,
        port=config.port,
        strict_port=config.strict_port,
        database_url=config.database_url,
        redis_url=redis_url,
        world=config.world,
        data_dir=str(config.data_dir),
        cache_dir=str(config.cache_dir),
        tracing=config.tracing,
    )


def redis_settings(port: int) -> ChildSettings:
    """What a Redis process is told; a port other than 0 is one that clients know already."""
    return ChildSettings(token="", port=port, strict_port=port != 0)


def settings_line(settings: ChildSettings) -> bytes:
    return settings.model_dump_json().encode() + b"\n"


def read_answer(line: bytes) -> Ready | StartFailure | None:
    """The child's answer; None when the line is something else, such as a library's greeting."""
    try:
        return _ANSWER.validate_json(line)
    except ValidationError:
        return None


def not_started(role: str, what: str, why: str) -> StartFailure:
    """A start that failed without a word from the child itself."""
    return StartFailure(role=role, what=f"The {role} process {what}.", why=why)


def died(role: str, code: int) -> StartFailure:
    """A process that ended by itself after it had been ready."""
    return StartFailure(
        role=role,
        what=f"The {role} process stopped by itself.",
        why=f"It ended with {exit_words(code)}.",
        what_to_do="Start it again: your requests, switches and progress are kept.",
    )


def no_redis_server() -> StartFailure:
    return StartFailure(
        role="redis",
        what="There is no redis-server on this machine.",
        why="The program redis-server was not found on the PATH.",
        what_to_do="Install Redis, or start without --redis-url to use the embedded one.",
    )


def exit_words(code: int) -> str:
    """How a process ended: POSIX tells a signal as a negative code."""
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def port_notice(ready: Ready) -> str:
    """That another port is used than the wanted one, and why; empty when it is the wanted one."""
    if not ready.port_holder:
        return ""
    return f"Port {ready.port_wanted} is in use by {ready.port_holder}; port {ready.port} is used instead."

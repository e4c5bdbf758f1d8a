"""What fakeredis has no answer for and clients ask all the same: INFO, CONFIG, MEMORY, CLIENT INFO, QUIT."""

import fnmatch
import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fakeredis import FakeServer
from fakeredis._helpers import OK, SimpleError

from server.redis.resp import Reply

if TYPE_CHECKING:
    from server.redis.connection import Session

VERSION = "7.4.0"
_CONFIG = {
    "maxmemory": "0",
    "maxmemory-policy": "noeviction",
    "appendonly": "no",
    "save": "",
    "databases": "16",
    "timeout": "0",
    "notify-keyspace-events": "",
}
Answer = Callable[["Session", list[bytes]], Any]


class Administration:
    """Answers administrative commands before fakeredis sees them; shared by all connections."""

    def __init__(self, server: FakeServer) -> None:
        self._server = server
        self._started = time.monotonic()
        self._config = dict(_CONFIG)
        self.commands = 0
        self._answers: dict[bytes, Answer] = {
            b"INFO": self._info,
            b"CONFIG": self._configure,
            b"MEMORY": self._memory,
            b"QUIT": lambda _session, _fields: OK,
        }

    def answer(self, session: "Session", fields: list[bytes]) -> bool:
        """Answer the command when it is ours; says whether it was."""
        self.commands += 1
        name = fields[0].upper()
        answer = self._answers.get(name)
        if name == b"CLIENT" and len(fields) > 1 and fields[1].upper() in (b"INFO", b"LIST"):
            answer = self._clients
        if answer is None:
            return False
        try:
            session.put_response(Reply(answer(session, fields)))
        except SimpleError as error:
            session.put_response(Reply(error))
        return True

    def _info(self, _session: "Session", fields: list[bytes]) -> bytes:
        wanted = {field.decode("latin-1").lower() for field in fields[1:]} - {"all", "default", "everything"}
        lines = []
        for section, values in self._sections().items():
            if not wanted or section.lower() in wanted:
                lines += [f"# {section}", *(f"{key}:{value}" for key, value in values.items()), ""]
        return "\r\n".join(lines).encode()

    def _sections(self) -> dict[str, dict[str, Any]]:
        uptime = int(time.monotonic() - self._started)
        keys = {f"db{n}": f"keys={len(db)},expires=0,avg_ttl=0" for n, db in self._server.dbs.items() if len(db)}
        return {
            "Server": {
                "redis_version": VERSION,
                "redis_mode": "standalone",
                "os": sys.platform,
                "process_id": os.getpid(),
                "uptime_in_seconds": uptime,
                "embedded": 1,
            },
            "Clients": {"connected_clients": len(self._server.sockets), "blocked_clients": self._blocked()},
            "Memory": {"used_memory": 0, "maxmemory": self._config["maxmemory"], "maxmemory_policy": "noeviction"},
            "Persistence": {"loading": 0, "aof_enabled": 0},
            "Stats": {"total_commands_processed": self.commands, "evicted_keys": 0},
            "Replication": {"role": "master", "connected_slaves": 0},
            "Keyspace": keys,
        }

    def _blocked(self) -> int:
        return sum(bool(session._blocked) for session in self._server.sockets)

    def _configure(self, _session: "Session", fields: list[bytes]) -> Any:
        action = fields[1].upper() if len(fields) > 1 else b""
        words = [field.decode() for field in fields[2:]]
        if action == b"GET" and words:
            found = {key: value for key, value in self._config.items() if _matches(key, words)}
            return found if _session._client_info.protocol_version == 3 else [x for pair in found.items() for x in pair]
        if action == b"SET" and words and len(words) % 2 == 0:
            self._config.update(zip(words[::2], words[1::2], strict=True))
            return OK
        if action in (b"RESETSTAT", b"REWRITE"):
            return OK
        raise SimpleError("ERR unknown subcommand or wrong number of arguments for 'config' command")

    def _memory(self, session: "Session", fields: list[bytes]) -> Any:
        if len(fields) < 3 or fields[1].upper() != b"USAGE":
            raise SimpleError("ERR unknown subcommand or wrong number of arguments for 'memory' command")
        item = session._db.get(fields[2])
        return None if item is None else 64 + len(fields[2]) + _weight(item.value)

    def _clients(self, session: "Session", fields: list[bytes]) -> bytes:
        if fields[1].upper() == b"INFO":
            return _client_line(session)
        wanted = {int(field) for field in fields[3:]} if len(fields) > 3 and fields[2].upper() == b"ID" else None
        sessions = [other for other in self._server.sockets if wanted is None or other._client_info["id"] in wanted]
        return b"".join(_client_line(other) for other in sessions)


def _matches(key: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatchcase(key, pattern.lower()) for pattern in patterns)


def _client_line(session: Any) -> bytes:
    """One client as real Redis writes it: every pair has a value, and the line ends with a newline."""
    info = dict(session._client_info.items())
    info["db"] = session._db_num
    info.setdefault("cmd", "client|info")
    return " ".join(f"{key}={value}" for key, value in info.items()).encode() + b"\n"


def _weight(value: Any) -> int:
    if isinstance(value, bytes):
        return len(value)
    try:
        return sum(32 + len(item) if isinstance(item, bytes) else 48 for item in value)
    except TypeError:
        return 64

"""Writes down every address that a process and its children connect or bind to, by Python's own audit events."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_HOOK = """
import json, os, sys

def note(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo"):
        address = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
        line = json.dumps([event, address if isinstance(address, (str, list, tuple)) else str(address)])
        with open(os.path.join({folder!r}, f"{{os.getpid()}}.jsonl"), "a", encoding="utf-8") as stream:
            stream.write(line + "\\n")

sys.addaudithook(note)
"""


class Tap:
    """A folder of notes, one file a process. Give ``environment`` to the first process; its children inherit it."""

    def __init__(self, folder: Path) -> None:
        self._notes = folder / "notes"
        self._notes.mkdir(parents=True)
        (folder / "sitecustomize.py").write_text(_HOOK.format(folder=str(self._notes)), encoding="utf-8")
        inherited = os.environ.get("PYTHONPATH", "")
        self.environment: Mapping[str, str] = {"PYTHONPATH": os.pathsep.join(filter(None, (str(folder), inherited)))}

    def addresses(self, event: str) -> list[Any]:
        """What was handed to ``socket.connect`` or ``socket.bind``: (host, port), or the path of a local socket."""
        return [address for kind, address in self._read() if kind == event]

    def hosts(self) -> set[str]:
        """Every host that was connected to, bound to or asked for by name; local sockets have none."""
        return {
            str(address if kind == "socket.getaddrinfo" else address[0])
            for kind, address in self._read()
            if kind == "socket.getaddrinfo" or isinstance(address, list)
        }

    @property
    def processes(self) -> int:
        """How many processes used a socket."""
        return len(list(self._notes.iterdir()))

    def _read(self) -> list[tuple[str, Any]]:
        lines = (line for note in self._notes.iterdir() for line in note.read_text("utf-8").splitlines())
        return [(kind, address) for kind, address in map(json.loads, lines)]

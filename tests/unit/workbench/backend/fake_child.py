"""A small program that speaks the children's protocol, and can misbehave on request: ``fake_child.py ROLE [HOW]``."""

import json
import os
import sys
from typing import TextIO


def say(**message: object) -> None:
    write(sys.stdout, json.dumps(message))


def write(stream: TextIO, line: str) -> None:
    stream.write(f"{line}\n")
    stream.flush()


def main() -> int:
    role, how = sys.argv[1], (sys.argv[2] if len(sys.argv) > 2 else "")
    write(sys.stderr, f"{role} begins")
    settings = json.loads(sys.stdin.readline())
    if how == "refuses":
        say(event="failed", role=role, what="The database is gone.", why="No such file.")
        return 1
    if how == "breaks":
        write(sys.stderr, "Traceback: it broke")
        return 3
    if how == "silent":
        sys.stdin.read()
        return 0
    if how == "chatty":
        write(sys.stdout, "a library says hello")
    say(event="ready", role=role, pid=os.getpid(), port=settings["port"] or 5000, control_port=5001, database="Fake 1")
    if how == "dies":
        write(sys.stderr, "out of memory")
        return 7
    sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A screen with a mouse and a keyboard in front of a window: Xvfb shows it, xdotool moves and types."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any

ROOT = Path(__file__).parents[3]
TIMEOUT_S = 30.0
_TICK_S = 0.05
_NOBODY = threading.Event()
"""Never set: waited for between two looks at another process, which can't wake us."""


def until(reached: Callable[[], Any], what: str, timeout_s: float = TIMEOUT_S) -> Any:
    """Look until there is something; returns it."""
    ends = monotonic() + timeout_s
    while not (found := reached()):
        if monotonic() > ends:
            raise AssertionError(f"waited {timeout_s:.0f} s in vain for: {what}")
        _NOBODY.wait(_TICK_S)
    return found


class Screen:
    """An X server of our own."""

    def __init__(self, size: str = "1600x1000") -> None:
        read, write = os.pipe()
        command = ("Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp")
        self._server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with closing(os.fdopen(read)) as said:
            self.display = f":{said.readline().strip()}"

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(10)


class Window:
    """The window as a process. It answers questions; see ``window.py``."""

    def __init__(self, options: Sequence[str], environment: Mapping[str, str]) -> None:
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            (sys.executable, "-m", "tests.e2e.journey.window", *options),
            stdin=pipe,
            stdout=pipe,
            text=True,
            cwd=ROOT,
            env={**os.environ, **environment},
        )

    def ask(self, question: str) -> Any:
        """One question, one answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{question}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise AssertionError(f"the window has ended with {self.process.wait(10)}")
        said = json.loads(answer)
        if isinstance(said, dict) and "error" in said:
            raise AssertionError(f"{question}: {said['error']}")
        return said

    @property
    def state(self) -> Any:
        """What the stores hold."""
        return self.ask("state")

    def shows(self, words: str) -> bool:
        return bool(self.ask(f"shown {words}"))

    def await_state(self, holds: Callable[[Any], Any], what: str) -> Any:
        """Wait for the stores to hold something; returns the state then."""
        return until(lambda: (now := self.state) and holds(now) and now, what)

    def await_words(self, words: str) -> None:
        until(lambda: self.shows(words), f"{words!r} on the screen")

    def close(self) -> int:
        """Ask it to end; returns its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        code = self.process.wait(20)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        return code


class Hands:
    """Mouse and keyboard of one screen, on one window."""

    def __init__(self, display: str, window: Window) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self._window = window

    def take_focus(self) -> None:
        """What a window manager does for a new window."""
        found = until(lambda: self._said("search", "--onlyvisible", "--name", "^Backend Workbench$"), "the window")
        self._do("windowfocus", found.split()[0])
        self._window.await_state(lambda now: now["active"], "the window's focus")

    def click(self, name: str) -> None:
        """Move the mouse to a widget that can be seen and click it."""
        self.point(name)
        self._do("click", "1")

    def point(self, name: str) -> None:
        """Move the mouse to the middle of a widget, once it stays where it is."""
        seen: list[Any] = [None]

        def settled() -> Any:
            seen.append(self._window.ask(f"where {name}"))
            return seen[-1] if seen[-1] == seen[-2] else None

        x, y, width, height = until(settled, f"a widget called {name!r}")
        self._do("mousemove", "--sync", str(x + width // 2), str(y + height // 2))

    def press(self, *keys: str) -> None:
        """Press keys, one after the other: 'Down', 'ctrl+Return'."""
        self._do("key", "--delay", "20", *keys)

    def write(self, words: str) -> None:
        self._do("type", "--delay", "10", words)

    def _do(self, *arguments: str) -> None:
        subprocess.run(("xdotool", *arguments), env=self._environment, check=True, timeout=TIMEOUT_S)

    def _said(self, *arguments: str) -> str:
        command = ("xdotool", *arguments)
        return subprocess.run(
            command, env=self._environment, check=False, timeout=TIMEOUT_S, capture_output=True, text=True
        ).stdout.strip()

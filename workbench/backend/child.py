"""One child process: gets its settings on stdin, answers with one line, and ends when its stdin is closed."""

import asyncio
import logging
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.backend.commands import creation_flags

if TYPE_CHECKING:
    from server.contract.control import ChildSettings, Ready, StartFailure

LOG_LINES = 200
START_TIMEOUT_S = 30.0
STOP_TIMEOUT_S = 5.0
DRAIN_TIMEOUT_S = 0.5
"""How long to wait for the last lines of a process that has ended; another that inherited its stderr may go on."""
LINE_LIMIT_BYTES = 1 << 20

log = logging.getLogger(__name__)


class ChildError(Exception):
    """A child did not start; ``failure`` says why, in words for people."""

    def __init__(self, failure: "StartFailure") -> None:
        super().__init__(f"{failure.what} {failure.why}")
        self.failure = failure


class Child:
    """A child on its way or running. ``died`` is called once, with the exit code, if it ends without being asked to."""

    def __init__(
        self, role: str, died: Callable[["Child", int], None], start_timeout_s: float = START_TIMEOUT_S
    ) -> None:
        self.role = role
        self.ready: Ready | None = None
        self._died = died
        self._start_timeout_s = start_timeout_s
        self._process: Process | None = None
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._readers: set[asyncio.Task[None]] = set()
        self._watcher: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    @property
    def exit_code(self) -> int | None:
        return self._process.returncode if self._process else None

    @property
    def alive(self) -> bool:
        """Whether it is ready and has not ended."""
        return self.ready is not None and self.exit_code is None

    @property
    def log_tail(self) -> tuple[str, ...]:
        """The last lines it wrote on stderr."""
        return tuple(self._log)

    async def spawn(self, command: tuple[str, ...]) -> None:
        """Start the process, which then waits for its settings. Raises ``ChildError``."""
        try:
            self._process = await asyncio.create_subprocess_exec(
                *command,
                stdin=PIPE,
                stdout=PIPE,
                stderr=PIPE,
                limit=LINE_LIMIT_BYTES,
                start_new_session=True,  # Ctrl+C in a terminal is for us; the child ends when we close its stdin
                creationflags=creation_flags(),
            )
        except OSError as error:
            raise self._error("could not be started", str(error)) from error
        self._read(self._process.stderr)

    async def configure(self, settings: "ChildSettings") -> "Ready":
        """Tell it its settings and wait for its answer. Raises ``ChildError``; nothing is left running then."""
        assert self._process is not None
        try:
            self.ready = await self._first_answer(self._process, settings)
        except BaseException:
            self._read(self._process.stdout)
            await self.stop()
            raise
        self._read(self._process.stdout)
        self._watcher = asyncio.create_task(self._watch(self._process))
        return self.ready

    async def stop(self) -> None:
        """Close its stdin, which asks it to end; kill it when it doesn't."""
        process = self._process
        if process is None:
            return
        if self._watcher is not None:
            self._watcher.cancel()
        if process.stdin is not None:
            process.stdin.close()
        if process.returncode is None:
            try:
                await asyncio.wait_for(process.wait(), STOP_TIMEOUT_S)
            except TimeoutError:
                log.warning("the %s process did not end by itself and is killed", self.role)
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        await self._drain()

    async def _first_answer(self, process: Process, settings: "ChildSettings") -> "Ready":
        from server.contract.control import StartFailure
        from workbench.backend.protocol import settings_line

        assert process.stdin is not None
        with suppress(ConnectionError):  # it ended already: its exit code and log tell more than a broken pipe
            process.stdin.write(settings_line(settings))
            await process.stdin.drain()
        try:
            answer = await asyncio.wait_for(self._answer(process), self._start_timeout_s)
        except TimeoutError:
            raise self._error("did not get ready", f"It said nothing for {self._start_timeout_s:.0f} s.") from None
        if isinstance(answer, StartFailure):
            raise ChildError(answer)
        return answer

    async def _answer(self, process: Process) -> "Ready | StartFailure":
        from workbench.backend.protocol import exit_words, not_started, read_answer

        assert process.stdout is not None
        while line := await process.stdout.readline():
            answer = read_answer(line)
            if answer is not None:
                return answer
            self._keep(line)
        code = await process.wait()
        await self._drain()
        return not_started(self.role, f"stopped with {exit_words(code)}", self._log[-1] if self._log else "")

    async def _watch(self, process: Process) -> None:
        code = await process.wait()
        await self._drain()
        self._died(self, code)

    async def _drain(self) -> None:
        """Give the last lines a moment to arrive, then let go of the pipes."""
        if self._readers:
            await asyncio.wait(self._readers, timeout=DRAIN_TIMEOUT_S)
        for reader in self._readers:
            reader.cancel()

    def _read(self, stream: asyncio.StreamReader | None) -> None:
        assert stream is not None
        reader = asyncio.create_task(self._keep_lines(stream))
        self._readers.add(reader)
        reader.add_done_callback(self._readers.discard)

    async def _keep_lines(self, stream: asyncio.StreamReader) -> None:
        while True:
            try:
                line = await stream.readline()
            except ValueError:  # longer than the limit: dropped by the reader, and the next one counts again
                continue
            if not line:
                return
            self._keep(line)

    def _keep(self, line: bytes) -> None:
        self._log.append(line.decode(errors="replace").rstrip())

    def _error(self, what: str, why: str) -> ChildError:
        from workbench.backend.protocol import not_started

        return ChildError(not_started(self.role, what, why))

"""One child process: gets its settings on stdin, answers with one line, and ends when its stdin is closed."""

import asyncio
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Callable, Coroutine
from contextlib import suppress

from pydantic import TypeAdapter, ValidationError

from server.contract.control import ChildSettings, Ready, StartFailure

LOG_LINES = 200
START_TIMEOUT_S = 30.0
STOP_TIMEOUT_S = 5.0
LINE_LIMIT_BYTES = 1 << 20

_ANSWER: TypeAdapter[Ready | StartFailure] = TypeAdapter(Ready | StartFailure)


class ChildError(Exception):
    """A child did not start; ``failure`` says why, in words for people."""

    def __init__(self, failure: StartFailure) -> None:
        super().__init__(f"{failure.what} {failure.why}")
        self.failure = failure


class Child:
    """A running child. ``died`` is called once, with the exit code, if it ends without being asked to."""

    def __init__(self, role: str, died: Callable[["Child", int], None]) -> None:
        self.role = role
        self.ready: Ready | None = None
        self._died = died
        self._process: Process | None = None
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = False

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    @property
    def exit_code(self) -> int | None:
        return self._process.returncode if self._process else None

    @property
    def log_tail(self) -> tuple[str, ...]:
        """The last lines it wrote on stderr."""
        return tuple(self._log)

    async def start(self, command: tuple[str, ...], settings: ChildSettings) -> Ready:
        """Start it and wait for its answer. Raises ``ChildError``; nothing is left running then."""
        try:
            self._process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, limit=LINE_LIMIT_BYTES
            )
        except OSError as error:
            raise ChildError(_failure(self.role, "could not be started", str(error))) from error
        self._follow(self._read_log(self._process))
        try:
            self.ready = await self._first_answer(self._process, settings)
        except BaseException:
            await self.stop()
            raise
        self._follow(self._watch(self._process))
        return self.ready

    async def stop(self) -> None:
        """Close its stdin, which asks it to end; kill it when it doesn't."""
        self._stopping = True
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        if process.returncode is None:
            try:
                await asyncio.wait_for(process.wait(), STOP_TIMEOUT_S)
            except TimeoutError:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _first_answer(self, process: Process, settings: ChildSettings) -> Ready:
        assert process.stdin is not None
        with suppress(ConnectionError):
            process.stdin.write(settings.model_dump_json().encode() + b"\n")
            await process.stdin.drain()
        try:
            answer = await asyncio.wait_for(self._answer(process), START_TIMEOUT_S)
        except TimeoutError:
            raise ChildError(
                _failure(self.role, "did not get ready", f"It said nothing for {START_TIMEOUT_S:.0f} s.")
            ) from None
        if isinstance(answer, StartFailure):
            raise ChildError(answer)
        return answer

    async def _answer(self, process: Process) -> Ready | StartFailure:
        assert process.stdout is not None
        while line := await process.stdout.readline():
            with suppress(ValidationError):
                return _ANSWER.validate_json(line)
            self._log.append(line.decode(errors="replace").rstrip())
        code = await process.wait()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        return _failure(self.role, f"stopped with exit code {code}", self._log[-1] if self._log else "")

    async def _read_log(self, process: Process) -> None:
        assert process.stderr is not None
        while line := await process.stderr.readline():
            self._log.append(line.decode(errors="replace").rstrip())

    async def _watch(self, process: Process) -> None:
        assert process.stdout is not None
        while line := await process.stdout.readline():
            self._log.append(line.decode(errors="replace").rstrip())
        code = await process.wait()
        if not self._stopping:
            self._died(self, code)

    def _follow(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _failure(role: str, what: str, why: str) -> StartFailure:
    return StartFailure(role=role, what=f"The {role} process {what}.", why=why)

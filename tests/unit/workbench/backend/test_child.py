import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from server.contract.control import ChildSettings
from workbench.backend.child import Child, ChildError

FAKE = Path(__file__).with_name("fake_child.py")
SETTINGS = ChildSettings(token="Kw7-hidden", port=4321)


def command(how: str = "") -> tuple[str, ...]:
    return (sys.executable, str(FAKE), "api", how)


def ignore(_child: Child, _code: int) -> None:
    """What becomes of the child does not matter here."""


async def started(how: str = "", died: Callable[[Child, int], None] = ignore, timeout_s: float = 30) -> Child:
    child = Child("api", died, timeout_s)
    await child.spawn(command(how))
    await child.configure(SETTINGS)
    return child


def failure_of(how: str, timeout_s: float = 30) -> str:
    with pytest.raises(ChildError) as caught:
        asyncio.run(started(how, timeout_s=timeout_s))
    return f"{caught.value.failure.what} {caught.value.failure.why}"


def test_a_child_is_told_its_settings_and_answers() -> None:
    async def scenario() -> None:
        child = await started()
        assert child.ready is not None
        assert (child.ready.port, child.alive) == (4321, True)
        await child.stop()
        assert (child.exit_code, child.alive) == (0, False)

    asyncio.run(scenario())


def test_what_it_writes_is_kept() -> None:
    async def scenario() -> Child:
        child = await started("chatty")
        await child.stop()
        return child

    assert set(asyncio.run(scenario()).log_tail) == {"api begins", "a library says hello"}


def test_a_child_that_refuses_gives_its_own_reason() -> None:
    assert failure_of("refuses") == "The database is gone. No such file."


def test_a_child_that_breaks_is_told_by_exit_code_and_last_line() -> None:
    assert failure_of("breaks") == "The api process stopped with exit code 3. Traceback: it broke"


def test_a_silent_child_is_ended_after_a_while() -> None:
    assert failure_of("silent", timeout_s=0.2) == "The api process did not get ready. It said nothing for 0 s."


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(ChildError, match="The api process could not be started"):
        asyncio.run(Child("api", ignore).spawn(("no-such-program",)))


def test_its_death_is_told_once_with_code_and_last_lines() -> None:
    async def scenario() -> tuple[int, tuple[str, ...]]:
        told: asyncio.Queue[tuple[int, tuple[str, ...]]] = asyncio.Queue()
        await started("dies", lambda child, code: told.put_nowait((code, child.log_tail)))
        first = await asyncio.wait_for(told.get(), 10)
        assert told.empty()
        return first

    assert asyncio.run(scenario()) == (7, ("api begins", "out of memory"))


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_a_killed_child_is_told_with_its_signal() -> None:
    async def scenario() -> int:
        told: asyncio.Queue[int] = asyncio.Queue()
        child = await started(died=lambda _child, code: told.put_nowait(code))
        os.kill(child.pid, signal.SIGKILL)
        return await asyncio.wait_for(told.get(), 10)

    assert asyncio.run(scenario()) == -9


def test_a_child_that_is_stopped_tells_no_death() -> None:
    deaths: list[int] = []

    async def scenario() -> None:
        child = await started(died=lambda _child, code: deaths.append(code))
        await child.stop()

    asyncio.run(scenario())
    assert deaths == []


def test_a_start_that_is_called_off_leaves_no_process() -> None:
    async def scenario() -> int:
        child = Child("api", ignore)
        await child.spawn(command("silent"))
        start = asyncio.create_task(child.configure(SETTINGS))
        await asyncio.sleep(0)
        start.cancel()
        await asyncio.wait([start])
        return child.pid

    assert not psutil.pid_exists(asyncio.run(scenario()))


def test_stopping_what_never_started_is_harmless() -> None:
    asyncio.run(Child("api", ignore).stop())


def test_secrets_stand_neither_in_the_command_line_nor_in_the_environment() -> None:
    async def scenario() -> None:
        child = await started()
        process = psutil.Process(child.pid)
        visible = [*process.cmdline(), *process.environ().values()]
        await child.stop()
        assert SETTINGS.token not in " ".join(visible)

    asyncio.run(scenario())

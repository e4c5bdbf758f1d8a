"""The real window as a process: closed in order, killed, and beside another one."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX"),
]
START_S = 60.0
Open = Callable[[], psutil.Process]


@pytest.fixture
def open_window(tmp_path: Path) -> Iterator[Open]:
    """Opens windows that share one data folder; what is still open at the end is closed."""
    opened: list[subprocess.Popen[bytes]] = []

    def run() -> psutil.Process:
        options = ("--offscreen", "--data-dir", str(tmp_path), "--port", "0", "--world", "tasks-1k")
        opened.append(subprocess.Popen((sys.executable, "-m", "workbench", *options)))
        return psutil.Process(opened[-1].pid)

    yield run
    for window in opened:
        if window.poll() is None:
            window.kill()
        window.wait()


@pytest.fixture
def until() -> Callable[[Callable[[], object]], None]:
    """Waits for other processes, which can't wake us."""
    import threading

    tick = threading.Event()

    def wait(reached: Callable[[], object]) -> None:
        for _ in range(int(START_S / 0.05)):
            if reached():
                return
            tick.wait(0.05)
        pytest.fail("it did not come to that")

    return wait


Until = Callable[[Callable[[], object]], None]


def answering(window: psutil.Process) -> list[int]:
    """Ports on which a window's api process listens."""
    return [
        connection.laddr.port
        for child in window.children()
        if "redis" not in child.cmdline()
        for connection in child.net_connections(kind="tcp")
        if connection.status == psutil.CONN_LISTEN
    ]


def still_running(processes: list[psutil.Process], within_s: float) -> list[psutil.Process]:
    """Those that have not ended in time. A zombie has: its new parent just did not look yet."""
    alive = psutil.wait_procs(processes, timeout=within_s)[1]
    return [process for process in alive if process.is_running() and process.status() != psutil.STATUS_ZOMBIE]


def runs(folder: Path) -> list[Path]:
    return list((folder / "cache" / "runs").glob("*"))


def test_a_window_that_is_asked_to_end_leaves_no_process_and_no_run_folder(
    open_window: Open, until: Until, tmp_path: Path
) -> None:
    window = open_window()
    until(lambda: len(answering(window)) >= 2)
    children = window.children(recursive=True)

    until(lambda: _handles_signals(window))
    window.send_signal(signal.SIGTERM)

    assert window.wait(START_S) == 0
    assert not still_running(children, within_s=5)
    assert runs(tmp_path) == []
    assert (tmp_path / "logs").is_dir()


def _handles_signals(window: psutil.Process) -> bool:
    """Whether SIGTERM is caught, by the mask that Linux publishes; elsewhere the window is taken to be open."""
    status = Path(f"/proc/{window.pid}/status")
    if not status.exists():
        return True
    mask = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("SigCgt"))
    return bool(int(mask, 16) & (1 << (signal.SIGTERM - 1)))


def test_a_killed_window_leaves_no_process_after_two_seconds(open_window: Open, until: Until) -> None:
    window = open_window()
    until(lambda: len(answering(window)) >= 2)
    children = window.children(recursive=True)
    assert len(children) == 2

    os.kill(window.pid, signal.SIGKILL)

    assert not still_running(children, within_s=2)


def test_a_window_killed_in_the_middle_of_its_start_leaves_no_process(open_window: Open, until: Until) -> None:
    window = open_window()
    until(lambda: len(window.children()) == 2)
    children = window.children(recursive=True)

    os.kill(window.pid, signal.SIGKILL)

    assert not still_running(children, within_s=5)


def test_a_second_window_works_beside_the_first_and_sweeps_up_after_a_killed_one(
    open_window: Open, until: Until, tmp_path: Path
) -> None:
    killed = open_window()
    until(lambda: len(answering(killed)) >= 2)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait(START_S)

    first, second = open_window(), open_window()
    until(lambda: len(answering(first)) >= 2 and len(answering(second)) >= 2)

    assert not set(answering(first)) & set(answering(second))
    pids = {folder.name.partition("-")[0] for folder in runs(tmp_path)}
    assert pids == {str(first.pid), str(second.pid)}


def test_without_a_display_the_reason_is_one_line(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}

    ended = subprocess.run(
        (sys.executable, "-m", "workbench", "--data-dir", str(tmp_path)),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    if sys.platform.startswith("linux"):
        assert ended.returncode == 2
        assert ended.stderr.count("\n") == 1
        assert "no display" in ended.stderr


def test_no_class_of_qt_is_made_on_another_thread(tmp_path: Path) -> None:
    program = Path(__file__).with_name("types_watch.py")
    options = ("--offscreen", "--data-dir", str(tmp_path), "--port", "0", "--world", "tasks-1k")

    command = (sys.executable, program, *options)
    ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=START_S)

    assert (ran.stdout.split("\n"), ran.returncode) == (["everything is there", ""], 0)

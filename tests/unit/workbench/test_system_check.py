import ctypes
import shutil
import subprocess
import sys

import pytest

from workbench import system_check


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Sonames that are not to be found."""
    sonames: set[str] = set()

    def load(soname: str) -> object:
        if soname in sonames:
            raise OSError(soname)
        return object()

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", load)
    return sonames


def with_apt(monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if there else None)


def test_nothing_is_missing_where_all_libraries_load(absent: set[str]) -> None:
    assert system_check.missing_packages(display=True) == []


def test_a_missing_library_is_named_by_its_package(absent: set[str]) -> None:
    absent |= {"libEGL.so.1", "libxcb-cursor.so.0"}

    assert system_check.missing_packages(display=True) == ["libegl1", "libxcb-cursor0"]
    assert system_check.missing_packages(display=False) == ["libegl1"]


def test_other_systems_need_nothing(absent: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    absent |= {"libEGL.so.1"}
    monkeypatch.setattr(sys, "platform", "darwin")

    assert system_check.missing_packages(display=True) == []


def test_the_way_out_is_one_line_with_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    with_apt(monkeypatch, there=True)

    line = system_check.explanation(["libegl1", "libgl1"])

    assert "\n" not in line
    assert line.endswith("sudo apt-get update && sudo apt-get install -y libegl1 libgl1")


def test_without_apt_the_library_itself_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with_apt(monkeypatch, there=False)

    assert "libEGL.so.1" in system_check.explanation(["libegl1"])


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True), ({"QT_QPA_PLATFORM": "vnc"}, True)],
)
def test_display(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: bool) -> None:
    only(monkeypatch, environment)

    assert system_check.has_display() is expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, False),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_x11_libraries_are_asked_for_only_where_qt_uses_them(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: bool
) -> None:
    only(monkeypatch, environment)

    assert system_check.needs_x11() is expected


def only(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)


class Setup:
    """``make setup`` on a machine where apt-get puts the libraries in place, or doesn't."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, absent: set[str], *, root: bool, heals: bool) -> None:
        self.commands: list[list[str]] = []
        self._absent, self._heals = absent, heals
        with_apt(monkeypatch, there=True)
        monkeypatch.setattr(system_check, "_is_root", lambda: root)
        monkeypatch.setattr(subprocess, "run", self._run)

    def _run(self, command: list[str], **_options: object) -> None:
        self.commands.append(command[:2])
        if self._heals and "install" in command:
            self._absent.clear()


def test_as_root_on_debian_it_installs_what_is_missing(absent: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    absent |= {"libEGL.so.1"}
    setup = Setup(monkeypatch, absent, root=True, heals=True)

    assert system_check.main() == 0
    assert setup.commands == [["apt-get", "update"], ["apt-get", "install"]]


def test_without_root_it_prints_the_command(
    absent: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absent |= {"libEGL.so.1"}
    setup = Setup(monkeypatch, absent, root=False, heals=True)

    assert system_check.main() == 1
    assert setup.commands == []
    assert "sudo apt-get install -y libegl1" in capsys.readouterr().err.replace("update && sudo apt-get ", "")


def test_libraries_of_a_display_are_told_but_stop_no_set_up(
    absent: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absent |= {"libxcb-cursor.so.0"}
    Setup(monkeypatch, absent, root=True, heals=False)

    assert system_check.main() == 0
    assert "libxcb-cursor0" in capsys.readouterr().err


def test_with_everything_there_it_says_nothing(absent: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert system_check.main() == 0
    assert capsys.readouterr() == ("", "")


def test_it_needs_only_the_standard_library() -> None:
    code = f"import runpy, sys; sys.modules['workbench'] = None; runpy.run_path({system_check.__file__!r})"

    subprocess.run([sys.executable, "-S", "-c", code], check=True)

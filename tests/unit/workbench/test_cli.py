import sys
from pathlib import Path
from types import ModuleType

import pytest

from workbench import __version__, cli, system_check


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the backend's own entry point was called with."""
    calls: list[list[str]] = []
    entry = ModuleType("server.__main__")
    entry.main = lambda argv: calls.append(argv) or 0  # type: ignore[attr-defined]  # a stand-in
    monkeypatch.setitem(sys.modules, "server.__main__", entry)
    return calls


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        cli.main(["--version"])

    assert capsys.readouterr().out == f"Backend Workbench {__version__}\n"


def test_help_names_every_option_and_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        cli.main(["--help"])

    text = capsys.readouterr().out
    options = ("--port", "--data-dir", "--database-url", "--redis-url", "--world", "--offscreen", "--version")
    assert [name for name in (*options, "serve", "lesson", "burst", "bench") if name not in text] == []


def test_an_unknown_command_is_refused() -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(["juggle"])


def test_without_a_display_one_line_says_so_and_names_what_works(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_check, "has_display", lambda: False)

    assert cli.main([]) == 2

    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert all(name in error for name in ("no display", "serve", "lesson", "burst", "bench", "make test"))


def test_a_missing_library_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(system_check, "has_display", lambda: True)
    monkeypatch.setattr(system_check, "missing_packages", lambda **_: ["libegl1"])

    assert cli.main([]) == 2

    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "libegl1" in error or "libEGL" in error


def test_serve_passes_on_what_stands_before_and_behind_it(called: list[list[str]], tmp_path: Path) -> None:
    assert cli.main(["--port", "9001", "--data-dir", str(tmp_path), "serve", "--world", "tasks-1k"]) == 0

    given = dict(zip(called[0][::2], called[0][1::2], strict=True))
    assert given == {
        "--port": "9001",
        "--world": "tasks-1k",
        "--data-dir": str(tmp_path / "serve"),
        "--cache-dir": str(tmp_path / "cache" / "worlds"),
    }


def test_serve_does_not_start_a_redis_server(called: list[list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve", "--redis-url", "server"]) == 2
    assert called == []
    assert "redis://" in capsys.readouterr().err


@pytest.mark.parametrize("role", ["api", "redis"])
def test_a_frozen_build_enters_itself_in_a_role(called: list[list[str]], role: str) -> None:
    assert cli.main(["--role", role]) == 0
    assert called == [[role, "--child"]]


def test_an_unknown_role_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--role", "juggler"]) == 2
    assert "'juggler'" in capsys.readouterr().err


def test_the_window_is_opened_with_the_options(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[int, bool]] = []
    window = ModuleType("workbench.window")
    window.run_window = lambda options: opened.append((options.port, options.offscreen)) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "workbench.window", window)
    monkeypatch.setattr(system_check, "missing_packages", lambda **_: [])

    assert cli.main(["--offscreen", "--port", "9000"]) == 0
    assert opened == [(9000, True)]

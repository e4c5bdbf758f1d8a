from pathlib import Path
from xml.etree import ElementTree

import pytest

from workbench.cli import main

REQUEST = """info: {name: ping, type: http}
http: {method: GET, url: "{{base}}/health"}
runtime:
  assertions:
    - {expression: res.status, operator: eq, value: "200"}
"""
NOBODY = "http://127.0.0.1:9"
"""The discard port: nothing listens there."""


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    (tmp_path / "opencollection.yml").write_text("opencollection: 1.0.0\ninfo: {name: Small}\n")
    (tmp_path / "ping.yml").write_text(REQUEST)
    (tmp_path / "again.yml").write_text(REQUEST)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "There is no"),
        ([".", "--env", "staging"], "There is no environment staging"),
        ([".", "--var", "name"], "NAME=VALUE"),
        ([".", "--data", "missing.csv"], "missing.csv"),
        ([".", "--data", "ping.yml"], "has 1 values for 2 columns"),
    ],
)
def test_what_can_not_be_run_is_exit_code_2(
    collection: Path,
    arguments: list[str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(collection)

    assert main(["run", *arguments, "--base", NOBODY]) == 2
    assert words in capsys.readouterr().err


def test_what_gets_no_answer_is_exit_code_1_and_in_the_report(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = collection / "report.xml"

    assert main(["run", str(collection), "--base", NOBODY, "--junit", str(report)]) == 1

    assert "2 requests: 2 broken" in capsys.readouterr().out
    assert ElementTree.parse(report).getroot().get("errors") == "2"


def test_it_stops_at_the_first_failure_when_asked_to(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(collection), "--base", NOBODY, "--bail"]) == 1

    assert "1 broken, 1 skipped" in capsys.readouterr().out


def test_a_single_request_can_be_run(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(collection / "ping.yml"), "--base", NOBODY]) == 1

    assert "1 request: 1 broken" in capsys.readouterr().out

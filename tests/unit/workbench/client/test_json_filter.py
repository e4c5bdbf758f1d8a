"""A filter from file to file, and what its process prints."""

import json
import sys
from pathlib import Path

import pytest

from workbench.client import json_filter


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ("$[0]", {"count": 1, "capped": False}),
        ("x", {"error": "A JSONPath begins with $, as in $.items[*].id", "place": 0}),
    ],
)
def test_its_process_prints_what_came_of_it(
    path: str, printed: object, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").write_text("[1, 2]")
    monkeypatch.setattr(sys, "argv", ["json_filter", str(tmp_path / "in"), str(tmp_path / "out"), path])

    assert json_filter.main() == 0
    assert json.loads(capsys.readouterr().out) == printed


def test_a_body_that_is_no_json_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").write_text("{")
    monkeypatch.setattr(sys, "argv", ["json_filter", str(tmp_path / "in"), str(tmp_path / "out"), "$"])

    json_filter.main()

    assert "no JSON" in json.loads(capsys.readouterr().out)["error"]

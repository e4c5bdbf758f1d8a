"""Other forms of a body, made here and in processes of their own."""

import asyncio
from pathlib import Path

import pytest

from workbench.client import body_forms
from workbench.client.body_forms import filtered, readable


@pytest.mark.parametrize("limit", [1 << 20, 0])
def test_a_filter_leaves_a_body_of_its_own(limit: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_forms, "IN_PROCESS_BYTES", limit)
    path = tmp_path / "a.body"
    path.write_text('[{"n": 1.50}, {"n": 2}]')

    found = asyncio.run(filtered(path, 23, "$[*].n"))
    wrong = asyncio.run(filtered(path, 23, "$["))

    assert found.body is not None
    assert (found.count, found.body.raw.read(0, 1)) == (2, ["[1.50, 2]"])
    assert (wrong.body, wrong.error_at) == (None, 2)


@pytest.mark.parametrize("limit", [1 << 20, 0])
def test_a_body_that_is_no_json_is_said(limit: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_forms, "IN_PROCESS_BYTES", limit)
    path = tmp_path / "a.body"
    path.write_text("{oops")

    assert "no JSON" in asyncio.run(filtered(path, 5, "$")).error


def test_a_filter_takes_no_more_than_memory_allows(tmp_path: Path) -> None:
    found = asyncio.run(filtered(tmp_path / "a", body_forms.MAX_FILTER_BYTES + 1, "$"))

    assert "search works at any size" in found.error


@pytest.mark.parametrize("limit", [1 << 20, 0])
def test_xml_is_laid_out(limit: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_forms, "IN_PROCESS_BYTES", limit)
    path = tmp_path / "a.body"
    path.write_text("<a><b/></a>")

    assert asyncio.run(readable(path, "xml")).read(0, 9) == ["<a>", "  <b/>", "</a>"]


def test_xml_beyond_the_cap_stays_raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_forms, "MAX_XML_BYTES", 1)
    path = tmp_path / "a.body"
    path.write_text("<a/>")

    with pytest.raises(ValueError, match="laid out up to"):
        asyncio.run(readable(path, "xml"))

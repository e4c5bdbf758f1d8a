"""A collection with a bit of everything."""

from pathlib import Path

import pytest

from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.core.request import RequestDraft


def _request(path: str, method: str = "GET", problem: str = "") -> SavedRequest:
    return SavedRequest(path, RequestDraft(method, name=Path(path).stem), problem=problem)


@pytest.fixture
def collection() -> Collection:
    deep = Folder("Auth/Deep", "Deep", (_request("Auth/Deep/x.yml", "OPTIONS"),))
    items = (
        Folder("Auth", "Auth", (deep, _request("Auth/log in.yml", "POST"), _request("Auth/me.yml"))),
        Folder("Empty", "Empty", problem="Line 2, column 1: odd."),
        _request("one.yml"),
        _request("two.yml", "DELETE"),
        _request("bad.yml", problem="Line 3, column 1: expected a value."),
    )
    return Collection(Path("demo"), Folder("", "Demo", items))

import asyncio
from pathlib import Path

import pytest

from workbench.client.body_store import BodyStore
from workbench.client.personas.page_cache import MOST_BODY_BYTES, PageCache
from workbench.core.exchange import Exchange, Phases, ReceivedResponse, SentRequest
from workbench.core.request import RequestDraft

SITE, URL = "http://localhost", "http://127.0.0.1:8000/config"


def exchange(path: Path, method: str = "GET", size: int = 4) -> Exchange:
    path.write_bytes(b"kept")
    sent = SentRequest(method, URL, "/config", "HTTP/1.1", (), b"", 0)
    headers = (("Cache-Control", "max-age=600"),)
    response = ReceivedResponse(200, "OK", "HTTP/1.1", headers, path, size, size)
    return Exchange("1", RequestDraft(), 4e9, sent, response, None, Phases())


def test_a_kept_body_is_written_out_again(tmp_path: Path) -> None:
    cache = PageCache(BodyStore(tmp_path / "bodies"))

    assert asyncio.run(cache.take_in(SITE, (), exchange(tmp_path / "first"))) == ""
    (tmp_path / "first").unlink()
    entry = cache.look_up(SITE, "GET", URL, ()).entry
    assert entry is not None
    answer = asyncio.run(cache.answer(entry, "2"))

    assert (answer.body_path.read_bytes(), answer.wire_bytes) == (b"kept", 0)


def test_a_large_body_is_not_kept(tmp_path: Path) -> None:
    cache = PageCache(BodyStore(tmp_path / "bodies"))

    assert "1 MiB" in asyncio.run(cache.take_in(SITE, (), exchange(tmp_path / "big", size=MOST_BODY_BYTES + 1)))


@pytest.mark.parametrize("how", ["write", "clear"])
def test_it_lets_go(tmp_path: Path, how: str) -> None:
    cache = PageCache(BodyStore(tmp_path / "bodies"))
    asyncio.run(cache.take_in(SITE, (), exchange(tmp_path / "first")))

    if how == "write":
        asyncio.run(cache.take_in(SITE, (), exchange(tmp_path / "second", "POST")))
    else:
        cache.clear()

    assert cache.look_up(SITE, "GET", URL, ()).entry is None

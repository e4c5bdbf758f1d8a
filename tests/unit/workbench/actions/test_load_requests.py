import asyncio
from pathlib import Path

import pytest

from workbench.actions.load_requests import LoadRequests, title_of, with_body
from workbench.core.draft_error import DraftError
from workbench.core.request import LoginAuth, MultipartBody, Part, RequestDraft, Row

REQUESTS = LoadRequests(lambda: "http://127.0.0.1:8000")


def test_encoded_as_for_a_single_send() -> None:
    encoded = REQUESTS.encode(RequestDraft(params=(Row("limit", "5"),)))

    assert title_of(encoded) == "GET /tasks?limit=5"
    assert asyncio.run(with_body(encoded)).url == "http://127.0.0.1:8000/tasks?limit=5"


def test_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"content")
    draft = RequestDraft("POST", body=MultipartBody((Part("f", path=str(tmp_path / "a.txt")),)))

    assert b"content" in asyncio.run(with_body(REQUESTS.encode(draft))).body


def test_without_a_backend_it_says_so() -> None:
    with pytest.raises(DraftError, match="the backend is not running"):
        LoadRequests(lambda: "").encode(RequestDraft())


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (RequestDraft(auth=LoginAuth("alice", "pw")), "nobody logs in"),
        (RequestDraft(url="ws://127.0.0.1/"), "WebSocket can't be repeated"),
    ],
)
def test_what_cannot_be_repeated_says_so(draft: RequestDraft, words: str) -> None:
    with pytest.raises(DraftError, match=words):
        REQUESTS.encode(draft)

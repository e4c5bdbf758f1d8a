from pathlib import Path

from lessons.format.models import Burst, Place, Send
from workbench.core.encode import encode
from workbench.core.query_text import url_text
from workbench.core.request import JsonBody, RawBody
from workbench.learning.requests import draft_of_burst, draft_of_send

PLACE = Place(Path("x.md"), 1)


def test_a_send_is_encoded_as_the_lesson_writes_it() -> None:
    send = Send("write", "POST", "/tasks?a=1&b=2", (("Content-Type", "application/json"),), '{"a": 1}', "", PLACE)

    draft = draft_of_send(send)
    encoded = encode(draft, {"base": "http://127.0.0.1:8000"})

    assert isinstance(draft.body, JsonBody)
    assert (encoded.method, encoded.target) == ("POST", "/tasks?a=1&b=2")
    assert encoded.body.literal() == b'{"a": 1}'
    assert [header.by for header in encoded.headers if header.name.lower() == "content-type"] == ["you"]


def test_another_target_and_another_kind_of_body() -> None:
    send = Send("write", "POST", "/tasks", (("content-type", "text/plain"),), "hello", "", PLACE)

    draft = draft_of_send(send, "/other?x=1")

    assert url_text(draft) == "{{base}}/other?x=1"
    assert draft.body == RawBody("hello", "text/plain")


def test_a_burst_repeats_its_request() -> None:
    draft = draft_of_burst(Burst("many", "GET /tasks/7?x=1", 5, 1, {}, "", PLACE))

    assert (draft.method, url_text(draft)) == ("GET", "{{base}}/tasks/7?x=1")

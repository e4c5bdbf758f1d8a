"""Requests as they were sent."""

from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    FormBody,
    JsonBody,
    RequestDraft,
    Row,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_a_har_keeps_what_was_sent(sample: Sample) -> None:
    (query,) = drafts(sample("har/query.har"))
    (headers,) = drafts(sample("har/headers.har"))
    cookies = drafts(sample("har/cookies.har"))
    typed, fields = drafts(sample("har/form.har"))

    assert (query.url, query.params) == ("http://h/a?x=1&y=%20z&flag", ())
    assert headers.headers == (Row("X-A", "1"), Row("x-a", "2"))
    assert [one.headers for one in cookies] == [(Row("Cookie", "a=1; b=2"),), (Row("Cookie", "a=1"),)]
    assert typed.body == FormBody((Row("a", "1"), Row("b", "x y")))
    assert fields.body == FormBody((Row("a", "1"),))
    assert drafts(sample("har/json.har"))[0].body == JsonBody('{"a": 1}')
    assert drafts(sample("har/h2.har"))[0].http2

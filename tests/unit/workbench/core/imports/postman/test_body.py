"""Every mode of body."""

from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    FileBody,
    FormBody,
    GraphQLBody,
    JsonBody,
    MultipartBody,
    NoBody,
    Part,
    RawBody,
    RequestDraft,
    Row,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_postman_bodies(sample: Sample) -> None:
    found = drafts(sample("postman/bodies.json"))

    assert [one.body for one in found] == [
        JsonBody('{"a":1}'),
        RawBody("<a/>", "application/xml"),
        FormBody((Row("a", "1"), Row("b", "2", enabled=False))),
        MultipartBody(
            (
                Part("t", "x", content_type="text/csv"),
                Part("f", path="/a.png"),
                Part("g", path="b.txt"),
                Part("g", path="c.txt"),
            )
        ),
        FileBody("a.bin"),
        GraphQLBody("{a}", '{"x":1}'),
        NoBody(),
    ]

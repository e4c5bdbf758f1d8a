import pytest

from workbench.core.opencollection.body import body_settings, body_tree, read_body, read_graphql
from workbench.core.opencollection.fields import Mapping
from workbench.core.opencollection.render import entry
from workbench.core.opencollection.yaml_text import Raw, load
from workbench.core.request import (
    Body,
    FileBody,
    FormBody,
    GraphQLBody,
    JsonBody,
    MultipartBody,
    NoBody,
    Part,
    RawBody,
    Row,
)


def written(body: Body) -> Raw:
    """The body as its file holds it."""
    return load("\n".join(entry("body", body_tree(body, None) or "", 0)))["body"]


PARTS = (Part("a", "b"), Part("f", "", "x.png", "image/png", filename="y.png"), Part("g", "", "z"))


@pytest.mark.parametrize(
    "body",
    [
        JsonBody("{}"),
        RawBody("x"),
        RawBody("<x/>", "application/xml"),
        RawBody("a,b", "text/csv"),
        FormBody((Row("a", "b"),)),
        MultipartBody(PARTS),
        FileBody("x.bin", "image/png"),
    ],
)
def test_bodies_come_back_as_they_were(body: Body) -> None:
    assert read_body(written(body), body_settings(body)) == body


def test_graphql_comes_back_as_it_was() -> None:
    body = GraphQLBody("{ a }", "{}", "Op")

    assert read_graphql(written(body), body_settings(body)) == body
    assert body_tree(GraphQLBody("{ a }"), None) == {"query": "{ a }"}


def test_no_body_is_no_entry() -> None:
    assert body_tree(NoBody(), None) is None
    assert read_body(None, ()) == read_body({"type": "none"}, ()) == read_body("odd", ()) == NoBody()


def test_several_files_of_one_part_are_several_parts() -> None:
    raw: Mapping = {"type": "multipart-form", "data": [{"name": "f", "type": "file", "value": ["a", "b"]}]}

    assert read_body(raw, ()) == MultipartBody((Part("f", "", "a"), Part("f", "", "b")))


def test_files_that_wait_beside_the_chosen_one_stay() -> None:
    files: list[object] = [{"filePath": "a", "selected": "false"}, {"filePath": "b", "selected": "true"}]
    tree = body_tree(FileBody("c", "x/y"), {"type": "file", "data": files})  # type: ignore[dict-item]

    assert tree == {"type": "file", "data": [files[0], {"filePath": "c", "contentType": "x/y", "selected": True}]}

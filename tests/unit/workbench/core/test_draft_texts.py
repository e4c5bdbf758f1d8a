"""Every text of a draft is reached, and nothing that isn't one."""

import pytest

from workbench.core.draft_texts import with_texts
from workbench.core.request import (
    ApiKeyAuth,
    BasicAuth,
    Body,
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


def test_rows_url_and_credentials() -> None:
    draft = RequestDraft(
        "get",
        "a",
        params=(Row("b", "c", note="n"),),
        headers=(Row("d"),),
        auth=BasicAuth("e", "f"),
        name="g",
        notes="h",
    )

    assert with_texts(draft, str.upper) == RequestDraft(
        "get",
        "A",
        params=(Row("B", "C", note="n"),),
        headers=(Row("D"),),
        auth=BasicAuth("E", "F"),
        name="g",
        notes="h",
    )
    key = with_texts(RequestDraft(auth=ApiKeyAuth("k", "v", "query")), str.upper).auth
    assert key == ApiKeyAuth("K", "V", "query")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (NoBody(), NoBody()),
        (JsonBody("a"), JsonBody("A")),
        (RawBody("a", "b/c"), RawBody("A", "B/C")),
        (FormBody((Row("a", enabled=False),)), FormBody((Row("A", enabled=False),))),
        (MultipartBody((Part("a", "b", "c"),)), MultipartBody((Part("A", "B", "C"),))),
        (FileBody("a", "b"), FileBody("A", "B")),
        (GraphQLBody("a", "b"), GraphQLBody("A", "B")),
    ],
)
def test_bodies(body: Body, wanted: Body) -> None:
    assert with_texts(RequestDraft(body=body), str.upper).body == wanted

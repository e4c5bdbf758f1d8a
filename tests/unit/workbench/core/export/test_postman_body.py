import pytest

from workbench.core.export.postman_body import body_json
from workbench.core.imports.postman.body import read_body
from workbench.core.imports.report import Losses
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
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "typed"),
    [
        (NoBody(), ""),
        (JsonBody("{}"), ""),
        (RawBody("<a/>", "application/xml"), "application/xml"),
        (FormBody((Row("a", "1"), Row("b", "", enabled=False))), ""),
        (MultipartBody((Part("a", "1", content_type="text/csv"), Part("f", path="x.png", filename="y.png"))), ""),
        (FileBody("a.bin", "image/png"), "image/png"),
        (GraphQLBody("{a}", "{}", "Q"), ""),
    ],
)
def test_what_is_written_is_read_back(body: Body, typed: str) -> None:
    assert read_body(body_json(body), typed, Losses().of("x")) in (body, GraphQLBody("{a}", "{}", "Q"))

"""A field of a draft as lines: everything in it, and no secret."""

from dataclasses import fields, replace

import pytest

from workbench.core.assertion import Assertion, Capture
from workbench.core.draft_text import HIDDEN, field_text
from workbench.core.request import (
    BasicAuth,
    BearerAuth,
    FileBody,
    FormBody,
    GraphQLBody,
    JsonBody,
    MultipartBody,
    Part,
    RawBody,
    RequestDraft,
    Row,
)


def test_every_field_can_be_written_down() -> None:
    for one in fields(RequestDraft):
        assert isinstance(field_text(RequestDraft(), one.name), str)


def test_rows_are_lines_with_notes_and_switches() -> None:
    draft = RequestDraft(params=(Row("a", "1", note="why"), Row("b", "2", enabled=False)))

    assert field_text(draft, "params") == "a: 1   (why)\nb: 2   (off)"


def test_secrets_are_hidden_and_variables_are_not() -> None:
    draft = RequestDraft(auth=BasicAuth("ann", "hunter2"), headers=(Row("Cookie", "id=1"), Row("X", "{{y}}")))

    assert field_text(draft, "auth") == f"basic\nusername: ann\npassword: {HIDDEN}"
    assert field_text(draft, "headers") == f"Cookie: {HIDDEN}\nX: {{{{y}}}}"
    assert "{{token}}" in field_text(replace(draft, auth=BearerAuth("{{token}}")), "auth")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (JsonBody("{\n}"), "{\n}"),
        (RawBody("<a/>", "application/xml"), "application/xml\n\n<a/>"),
        (FormBody((Row("a", "1"),)), "form\na: 1"),
        (MultipartBody((Part("f", path="x.png", content_type="image/png"),)), "multipart\nf: file x.png   (image/png)"),
        (FileBody("x.bin"), "file x.bin\napplication/octet-stream"),
        (GraphQLBody("{ a }", "{}", "A"), "{ a }\n\n{}\nA"),
    ],
)
def test_bodies(body: object, wanted: str) -> None:
    assert field_text(RequestDraft(body=body), "body") == wanted  # type: ignore[arg-type]  # any of the kinds


def test_assertions_and_captures() -> None:
    draft = RequestDraft(
        assertions=(Assertion("json", "$.id", "eq", "7"),), captures=(Capture("token", "json", "$.t", enabled=False),)
    )

    assert field_text(draft, "assertions") == "json $.id eq 7"
    assert field_text(draft, "captures") == "token = json $.t   (session)   (off)"

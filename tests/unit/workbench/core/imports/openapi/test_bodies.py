"""Every content type as the body that is handiest."""

from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    FileBody,
    FormBody,
    JsonBody,
    MultipartBody,
    RawBody,
    RequestDraft,
    Row,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_every_kind_of_body(sample: Sample) -> None:
    form, parts, octets, image, text, patch, two = (draft.body for draft in drafts(sample("openapi/bodies.yaml")))

    assert form == FormBody((Row("a", "string"), Row("b", "1")))
    assert isinstance(parts, MultipartBody)
    assert [(one.name, one.value, one.content_type, one.enabled) for one in parts.parts] == [
        ("f", "", "", False),
        ("t", "string", "", True),
        ("j", '{"k": true}', "application/json", True),
    ]
    assert (octets, image) == (FileBody("", "application/octet-stream"), FileBody("", "image/png"))
    assert text == RawBody("hello", "text/plain")
    assert patch == RawBody('{\n  "a": null\n}', "application/merge-patch+json")
    assert two == JsonBody("[\n  1\n]")

"""Files and parts."""

from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    FileBody,
    MultipartBody,
    Part,
    RequestDraft,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_http_files_name_files_and_parts(sample: Sample) -> None:
    upload, filled = drafts(sample("http/file-body.http"))
    (parts,) = drafts(sample("http/multipart.http"))

    assert (upload.body, filled.body) == (FileBody("./a.png", "image/png"), FileBody("./b.json", ""))
    assert parts.body == MultipartBody(
        (Part("t", "hello"), Part("f", path="./data.json", content_type="application/json", filename="x.json"))
    )

"""URLs as text and in parts."""

from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    RequestDraft,
    Row,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_postman_urls_and_their_variables(sample: Sample) -> None:
    (draft,) = drafts(sample("postman/path-variables.json"))
    parts, host = drafts(sample("postman/url-parts.json"))

    assert draft.url == "{{base}}/u/:id/p/:post"
    assert draft.path_params == (Row("id", "7", note="who"), Row("post", "9"))
    assert (parts.url, parts.params) == ("https://api.example.com:8443/v1/x", (Row("q", "1"),))
    assert host.url == "http://h/a/b"

"""Made-up values under our names."""

from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    JsonBody,
    RequestDraft,
    Row,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_postman_made_up_values_have_our_names(sample: Sample) -> None:
    (draft,) = drafts(sample("postman/dynamic.json"))

    assert draft.url == "http://h/{{$uuid}}"
    assert draft.params == (Row("t", "{{$timestamp}}"),)
    assert draft.headers[0].value == "{{$now}} {{$random_int}} {{$randomFirstName}}"
    assert draft.body == JsonBody('{"id":"{{$uuid}}"}')

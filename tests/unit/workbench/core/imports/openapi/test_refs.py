"""References within a document and into files beside it."""

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


def test_files_beside_it_are_read_and_those_outside_are_not(sample: Sample) -> None:
    found = sample("openapi/multi/root.yaml")

    (draft,) = (one.draft for one in found.requests())
    assert draft.params == (Row("p", "x"),)
    assert draft.body == JsonBody('{\n  "n": 5\n}')
    assert "outside" in found.losses[1].why

"""Operations become requests in the folders of their tags."""

from collections.abc import Callable

from workbench.core.collection import Folder
from workbench.core.imports.report import Imported
from workbench.core.request import (
    RequestDraft,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_tags_are_folders_in_the_order_of_the_document(sample: Sample) -> None:
    first, second, bare = sample("openapi/tags.yaml").items

    assert isinstance(first, Folder)
    assert isinstance(second, Folder)
    assert not isinstance(bare, Folder)
    assert (first.name, first.notes, second.name) == ("first", "The first", "second")
    assert bare.draft.name == "GET /c"
    assert next(first.requests()).draft.notes == "Deprecated.\n\nAbout b"

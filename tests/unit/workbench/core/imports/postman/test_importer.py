"""Folders, scripts, made-up values."""

from collections.abc import Callable

import pytest

from workbench.core.collection import Folder
from workbench.core.imports.postman import import_postman
from workbench.core.imports.progress import ImportCancelledError
from workbench.core.imports.report import Imported
from workbench.core.request import (
    BasicAuth,
    BearerAuth,
    NoAuth,
    RequestDraft,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_postman_folders_hand_down_what_they_handed_down(sample: Sample) -> None:
    found = sample("postman/folders.json")

    folder, last = found.items
    assert isinstance(folder, Folder)
    assert not isinstance(last, Folder)
    assert (found.defaults.auth, folder.defaults.auth, last.draft.auth) == (
        BearerAuth("{{t}}"),
        BasicAuth("u", "p"),
        NoAuth(),
    )


def test_postman_scripts_are_text_in_the_notes(sample: Sample) -> None:
    found = sample("postman/scripts.json")

    assert "```js\npm.test('x')\n```" in drafts(found)[0].notes
    assert "all" in found.notes
    assert [loss.what for loss in found.losses] == ["prerequest script", "test script", "prerequest script"]


def test_an_import_can_be_stopped() -> None:
    def stop(_done: int, _known: int) -> None:
        raise ImportCancelledError

    with pytest.raises(ImportCancelledError):
        import_postman('{"item": [{"request": "http://h"}]}', progress=stop)

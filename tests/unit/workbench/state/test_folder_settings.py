"""When there is something to save."""

from dataclasses import replace

from workbench.core.collection import Folder
from workbench.state.folder_settings import FolderSettingsSnapshot

FOLDER = Folder("in", "in")


def test_another_text_or_the_value_of_a_secret_is_an_edit() -> None:
    plain = FolderSettingsSnapshot(FOLDER, FOLDER, {"key": "a"}, {"key": "a"})

    assert not plain.edited
    assert replace(plain, draft=replace(FOLDER, notes="x")).edited
    assert replace(plain, secrets={"key": "b"}).edited

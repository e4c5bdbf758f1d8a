"""An import to show, and a theme."""

import pytest

from workbench.core.collection import Environment, Folder, SavedRequest
from workbench.core.imports.report import Imported, Loss
from workbench.core.request import RequestDraft
from workbench.ui.common.theme import Theme


@pytest.fixture
def theme() -> Theme:
    return Theme("dark")


@pytest.fixture
def imported() -> Imported:
    """Two requests in a folder, one beside it, an environment, and a loss."""
    one, two, three = (SavedRequest("", RequestDraft(name=name)) for name in ("one", "two", "three"))
    losses = (Loss("one", "script", "it is not run", "line 3"),)
    return Imported("API", (Folder("", "inner", (one, two)), three), (Environment("Live"),), losses)

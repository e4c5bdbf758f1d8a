"""What every GUI test gets: the theme, applied to the application once."""

import pytest
from PySide6.QtWidgets import QApplication

from workbench.ui.common.theme import Theme


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> Theme:
    dressed = Theme("light")
    dressed.apply(qapp)
    return dressed


@pytest.fixture
def theme(_dressed: Theme) -> Theme:
    """A theme of the test's own, so that what it switches doesn't outlive it."""
    return Theme("light")

"""One tab of the response panel, so that a kind of exchange can bring tabs of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from workbench.core.exchange import Exchange
from workbench.ui.common.tab_strip import Face


@dataclass(frozen=True)
class Section:
    """A tab and its page."""

    id: str
    page: QWidget
    face: Callable[[Exchange], Face | None]
    """What its tab shows for an exchange; None leaves the tab out."""
    show: Callable[[Exchange], None]
    """Puts an exchange into the page."""

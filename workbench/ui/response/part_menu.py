"""What can be done with one part of an answer: assert it, capture it, copy it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from workbench.core.assertions.part import Part


class PartMenu(QMenu):
    """Pops up beside the part.

    Signals:
        assert_requested: Carries the Part that shall stay as it is.
        capture_requested: Carries the Part that shall become a variable's value.
    """

    assert_requested = Signal(object)
    capture_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._part: Part | None = None
        self._copied = ""
        self.asserts = self.addAction(self.tr("Assert this value"))
        self.captures = self.addAction(self.tr("Capture into a variable"))
        self.addSeparator()
        self.copies = self.addAction(self.tr("Copy the value"))
        self.copies_path = self.addAction(self.tr("Copy the JSONPath"))
        self.asserts.triggered.connect(self._assert)
        self.captures.triggered.connect(self._capture)
        self.copies.triggered.connect(self._copy)
        self.copies_path.triggered.connect(self._copy_path)

    def aim(self, part: Part, copied: str) -> None:
        """Be about this part; ``copied`` is what goes on the clipboard for it."""
        self._part, self._copied = part, copied
        self.copies_path.setVisible(part.source == "json")

    def offer(self, title: str, run: Callable[[], None]) -> None:
        """Add what can be done with the whole exchange."""
        self.addSeparator()
        self.addAction(title).triggered.connect(lambda _checked=False: run())

    def _assert(self) -> None:
        self.assert_requested.emit(self._part)

    def _capture(self) -> None:
        self.capture_requested.emit(self._part)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)

    def _copy_path(self) -> None:
        if self._part is not None:
            QGuiApplication.clipboard().setText(self._part.key)

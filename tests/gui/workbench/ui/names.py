"""Finds controls that a screen reader could not name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QListView, QSplitterHandle, QTabBar, QWidget


def nameless(root: QWidget) -> list[str]:
    """Everything below that takes the keyboard and has neither a name nor words; parts of Qt's own controls aside."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not _is_part(widget)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def _is_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    of_combo = isinstance(widget, QListView) and parent is not None and parent.inherits("QComboBoxPrivateContainer")
    of_area = isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
    return of_combo or of_area or isinstance(widget, QLabel | QSplitterHandle) or isinstance(parent, QTabBar)

"""What the flaky mobile loses and how its app tries again, as a few choices under its row in the Client panel."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from workbench.core.flaky import KEY, Flaky, Loses
from workbench.ui.common.labels import text
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme


class MobileSettings(QWidget):
    """Three lines: which answers get lost, how many retries, and whose key.

    Signals:
        edited: Another setting was chosen; carries all of them as a ``Flaky``.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flaky = Flaky()
        losses = (
            ("nothing", self.tr("none")),
            ("first", self.tr("first")),
            ("some", self.tr("some")),
            ("all", self.tr("all")),
        )
        self.loses = Segmented(theme, losses)
        self.retries = Segmented(theme, (("0", "0"), ("1", "1"), ("2", "2"), ("5", "5")))
        self.key = Segmented(theme, (("no", self.tr("none")), ("own", self.tr("own"))))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(34, 3, 12, 3)
        self._grid.setColumnStretch(1, 1)
        self._add(self.tr("loses answers"), self.loses, self.tr("Which answers get lost on their way to the phone"))
        self._add(self.tr("retries"), self.retries, self.tr("How often the app tries again when no answer came"))
        self._add(KEY, self.key, self.tr("Whether the app puts a key of its own on each POST that has none"))
        self.loses.selected.connect(lambda value: self._edit(loses=cast("Loses", value)))
        self.retries.selected.connect(lambda value: self._edit(retries=int(value)))
        self.key.selected.connect(lambda value: self._edit(own_key=value == "own"))

    def show_flaky(self, flaky: Flaky) -> None:
        """Show these settings."""
        self._flaky = flaky
        self.loses.set_value(flaky.loses)
        self.retries.set_value(str(flaky.retries))
        self.key.set_value("own" if flaky.own_key else "no")

    def _add(self, words: str, control: Segmented, tip: str) -> None:
        row = self._grid.rowCount()
        label = text(self._theme, words, "small", "text.secondary")
        label.setToolTip(tip)
        control.setToolTip(tip)
        control.setAccessibleName(words)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(control, row, 1)

    def _edit(self, **changed: object) -> None:
        self._flaky = replace(self._flaky, **changed)  # type: ignore[arg-type]  # each control has its field's type
        self.edited.emit(self._flaky)

"""What the flaky mobile loses and how its app tries again, as a few choices under its row in the Client panel."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QWidget

from workbench.core.flaky import KEY, Flaky, Loses
from workbench.ui.common.labels import text
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme

_WIDE = 82
"""Pixels of a number's field: two controls stand in a line."""


class MobileSettings(QWidget):
    """Which answers get lost, how slow the radio is, how often and after what pause it tries again, and whose key.

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
        self.share = self._number("share", range(1, 99, 5), " %", self.tr("Of the answers, so many get lost"))
        self.latency = self._number(
            "latency_ms", range(0, 5_000, 20), " ms", self.tr("The radio's share, there and back")
        )
        pause = self.tr("The pause before the first retry; each further one is twice as long")
        self.backoff = self._number("backoff_ms", range(0, 10_000, 50), " ms", pause)
        self.retries = Segmented(theme, (("0", "0"), ("1", "1"), ("2", "2"), ("5", "5")))
        self.key = Segmented(theme, (("no", self.tr("none")), ("own", self.tr("own"))))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(34, 3, 12, 3)
        self._grid.setColumnStretch(1, 1)
        self._add(self.tr("loses answers"), self.loses, self.tr("Which answers get lost on their way to the phone"))
        self._add(self.tr("latency"), _beside(self.latency, self.share), self.tr("How long the radio takes"))
        tip = self.tr("How often the app tries again when no answer came, and after what pause")
        self._add(self.tr("retries"), _beside(self.retries, self.backoff), tip)
        self._add(KEY, self.key, self.tr("Whether the app puts a key of its own on each POST that has none"))
        self.loses.selected.connect(lambda value: self._edit(loses=cast("Loses", value)))
        self.retries.selected.connect(lambda value: self._edit(retries=int(value)))
        self.key.selected.connect(lambda value: self._edit(own_key=value == "own"))

    def show_flaky(self, flaky: Flaky) -> None:
        """Show these settings."""
        self._flaky = flaky
        self.loses.set_value(flaky.loses)
        self.retries.set_value(str(flaky.retries))
        for box, value in (
            (self.latency, flaky.latency_ms),
            (self.backoff, flaky.backoff_ms),
            (self.share, round(flaky.share * 100)),
        ):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self.share.setVisible(flaky.loses == "some")
        self.key.set_value("own" if flaky.own_key else "no")

    def _number(self, name: str, span: range, unit: str, tip: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(span.start, span.stop)
        box.setSingleStep(span.step)
        box.setSuffix(unit)
        box.setKeyboardTracking(False)
        box.setProperty("dense", True)
        box.setFixedWidth(_WIDE)
        box.setFont(self._theme.font("small", mono=True))
        box.setToolTip(tip)
        box.setAccessibleName(tip)
        box.valueChanged.connect(lambda value: self._edit(**{name: value / 100 if name == "share" else value}))
        return box

    def _add(self, words: str, control: QWidget, tip: str) -> None:
        row = self._grid.rowCount()
        label = text(self._theme, words, "small", "text.secondary")
        label.setToolTip(tip)
        if isinstance(control, Segmented):
            control.setToolTip(tip)
            control.setAccessibleName(words)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(control, row, 1)

    def _edit(self, **changed: object) -> None:
        self._flaky = replace(self._flaky, **changed)  # type: ignore[arg-type]  # each control has its field's type
        self.edited.emit(self._flaky)


def _beside(first: QWidget, second: QWidget) -> QWidget:
    """Two controls of one line."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(first)
    row.addWidget(second)
    row.addStretch(1)
    return both

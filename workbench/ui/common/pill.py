"""Small rounded marks: a status in words and colour, and counts."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from workbench.ui.common.theme import Theme

Tone = Literal["ok", "warn", "error", "accent", "neutral"]


class Pill(QLabel):
    """A status such as '200 OK': always words, never colour alone."""

    def __init__(self, theme: Theme, text: str = "", tone: Tone = "neutral", mono: bool = True) -> None:
        super().__init__(text)
        self.setProperty("kind", "pill")
        self.setProperty("tone", tone)
        self.setFont(theme.font("small", mono))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, text: str, tone: Tone) -> None:
        """Show another status."""
        self.setText(text)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class Badge(QLabel):
    """A count beside a title; ``kind`` is 'badge' (with a border), 'count' (without) or 'key' (a keyboard shortcut)."""

    def __init__(self, theme: Theme, text: str = "", kind: Literal["badge", "count", "key"] = "badge") -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setFont(theme.font("caption" if kind == "key" else "small"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

"""Says whether things may move: as the system wants it, or as the person chose."""

from typing import Literal

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

MotionChoice = Literal["system", "reduced", "full"]


def is_motion_reduced(choice: MotionChoice) -> bool:
    """Whether the dot jumps from station to station instead of gliding."""
    if choice != "system":
        return choice == "reduced"
    hints = QGuiApplication.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)  # Qt 6.12 and later
    if preference is not None:
        return "Reduce" in str(preference())
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

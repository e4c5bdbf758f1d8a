"""Says whether things may move: as the person chose, or as the system wants it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from workbench.ui.common.theme import Theme


def is_motion_reduced(theme: Theme) -> bool:
    """Whether the dot jumps from station to station instead of gliding."""
    return theme.reduced_motion or _system_wants_less()


def _system_wants_less() -> bool:
    hints = QGuiApplication.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)  # Qt 6.12 and later
    if preference is not None:
        return "Reduce" in str(preference())
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

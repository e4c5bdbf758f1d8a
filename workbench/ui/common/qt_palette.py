"""Maps the colour tokens to Qt's palette roles."""

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

_ROLES = {
    QPalette.ColorRole.Window: "bg.panel",
    QPalette.ColorRole.Base: "bg.raised",
    QPalette.ColorRole.Button: "bg.raised",
    QPalette.ColorRole.AlternateBase: "bg.panel",
    QPalette.ColorRole.WindowText: "text.primary",
    QPalette.ColorRole.Text: "text.primary",
    QPalette.ColorRole.ButtonText: "text.primary",
    QPalette.ColorRole.PlaceholderText: "text.muted",
    QPalette.ColorRole.Highlight: "bg.selected",
    QPalette.ColorRole.HighlightedText: "text.primary",
    QPalette.ColorRole.Accent: "accent.base",
    QPalette.ColorRole.Link: "accent.base",
    QPalette.ColorRole.LinkVisited: "accent.base",
    QPalette.ColorRole.BrightText: "text.onAccent",
    QPalette.ColorRole.ToolTipBase: "bg.raised",
    QPalette.ColorRole.ToolTipText: "text.primary",
    QPalette.ColorRole.Light: "bg.raised",
    QPalette.ColorRole.Midlight: "line.subtle",
    QPalette.ColorRole.Mid: "line.default",
    QPalette.ColorRole.Dark: "line.control",
}
_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def make_palette(colors: Mapping[str, str]) -> QPalette:
    """The palette of one scheme. Panels fill the window, so Window is ``bg.panel``; gaps use ``bg.window``."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(colors[token]))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors["text.disabled"]))
    return palette

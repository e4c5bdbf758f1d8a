from PySide6.QtGui import QColor, QPalette

from workbench.ui.common.qt_palette import make_palette
from workbench.ui.common.tokens import load_tokens


def test_roles_follow_the_tokens() -> None:
    colors = load_tokens().colors["dark"]

    palette = make_palette(colors)

    assert palette.color(QPalette.ColorRole.Base) == QColor(colors["bg.raised"])
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(colors["text.disabled"])

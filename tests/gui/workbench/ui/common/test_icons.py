import json

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from workbench.ui.common.icons import app_icon, icon, mark, pixmap
from workbench.ui.common.resources import asset
from workbench.ui.common.theme import Theme


def _inked(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height()))


def test_icon_is_drawn_in_the_token_s_color(qtbot: QtBot, theme: Theme) -> None:
    image = pixmap(theme, "square", "error.base").toImage()

    colors = {image.pixelColor(x, 8).name() for x in range(image.width()) if image.pixelColor(x, 8).alpha() == 255}
    assert colors == {theme.color("error.base").name()}


def test_mark_and_icons_are_not_empty(qtbot: QtBot, theme: Theme) -> None:
    assert _inked(mark(theme).toImage()) > 50
    assert not icon(theme, "send").isNull()
    assert not app_icon(theme).isNull()


def test_every_icon_of_the_tokens_is_shipped() -> None:
    groups = json.loads(asset("tokens.json").read_text("utf-8"))["icons"]

    names = {name for group in groups.values() if isinstance(group, list) for name in group}

    assert not [name for name in sorted(names) if not asset("icons", f"{name}.svg").is_file()]

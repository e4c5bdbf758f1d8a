from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from workbench.core.collection import Collection
from workbench.ui.collection.tree import CollectionTree
from workbench.ui.common.theme import Theme


def colors(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def line(tree: CollectionTree, path: str) -> QImage:
    rect = tree.visualRect(tree.model().index_of(path))  # type: ignore[attr-defined]
    return tree.viewport().grab(rect).toImage()


def test_edited_chosen_and_broken_lines_look_different(theme: Theme, qtbot: QtBot, collection: Collection) -> None:
    tree = CollectionTree(theme)
    qtbot.addWidget(tree)
    tree.resize(240, 400)
    tree.render_collection(collection)
    tree.show()
    accent, warn = theme.color("accent.base").name(), theme.color("warn.base").name()

    assert accent not in colors(line(tree, "two.yml"))
    tree.mark_edited(frozenset({"two.yml"}))
    assert accent in colors(line(tree, "two.yml"))
    assert warn in colors(line(tree, "bad.yml"))
    tree.choose("bad.yml")
    assert theme.color("bg.selected").name() in colors(line(tree, "bad.yml"))
    assert {line(tree, path).height() for path in ("Auth", "two.yml")} == {theme.size("rowDense") + 2}

"""The context menu of the tree, and the menu behind the plus: what can be made and done here."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.core.collection import Folder, SavedRequest
from workbench.core.export.kinds import KINDS

Run = Callable[[], object]


def fill(menu: QMenu, entries: "list[tuple[str, str, Run] | None]") -> QMenu:
    """Put entries of (title, shortcut to show, what to do) into a menu; None is a line."""
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        title, keys, run = entry
        action = menu.addAction(title)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(partial(_run, run))
    return menu


def item_entries(
    item: Folder | SavedRequest,
    *,
    choose: Run,
    rename: Run,
    duplicate: Run,
    delete: Run,
    reveal: Run,
) -> "list[tuple[str, str, Run] | None]":
    """What can be done with one item."""
    is_request = isinstance(item, SavedRequest)
    entries: list[tuple[str, str, Run] | None] = []
    if is_request and not item.problem:
        entries += [(_tr("Open"), "Return", choose), (_tr("Duplicate"), "Ctrl+D", duplicate)]
    if not item.problem:
        entries.append((_tr("Rename"), "F2", rename))
    return [*entries, (_tr("Show the file"), "", reveal), None, (_tr("Delete"), "Del", delete)]


def export_menu(parent: QWidget, chosen: Callable[[str], object], *, folder: bool) -> QMenu:
    """What an item can be written into a file as; only a folder's files are several, so only it goes into a zip."""
    menu = QMenu(_tr("Export"), parent)
    kinds = [("postman", "Postman 2.1…"), ("http", ".http…"), ("hurl", "Hurl…")]
    entries: list[tuple[str, str, Run] | None] = [(title, "", partial(chosen, kind)) for kind, title in kinds]
    return fill(menu, [*entries, (_tr("Zip of its files…"), "", partial(chosen, "zip"))] if folder else entries)


def copy_menu(parent: QWidget, chosen: Callable[[str], object]) -> QMenu:
    """What a request can be copied as."""
    menu = QMenu(_tr("Copy as"), parent)
    return fill(menu, [(kind.name, "", partial(chosen, kind.id)) for kind in KINDS])


def recent_menu(parent: QWidget, recent: tuple[str, ...], opened: Callable[[Path], object]) -> QMenu:
    """The folders that were open before."""
    menu = QMenu(_tr("Open again"), parent)
    entries: list[tuple[str, str, Run] | None] = [(path, "", partial(opened, Path(path))) for path in recent]
    return fill(menu, entries)


def _run(run: Run, _checked: bool = False) -> None:
    run()


def _tr(text: str) -> str:
    return QCoreApplication.translate("CollectionMenu", text)

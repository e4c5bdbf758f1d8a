"""Opens the choice between two versions of a request, and keeps it up to date while it is open."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.actions.collection_conflicts import CollectionConflicts
from workbench.state.collection import CollectionSnapshot, CollectionStore
from workbench.state.requests import RequestsStore
from workbench.ui.collection.conflict_dialog import ConflictDialog
from workbench.ui.common.theme import Theme


class ConflictChoice(QObject):
    """At most one dialog is open."""

    def __init__(
        self,
        theme: Theme,
        store: CollectionStore,
        requests: RequestsStore,
        conflicts: CollectionConflicts,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._store = store
        self._requests = requests
        self._conflicts = conflicts
        self._parent = parent
        self._open: ConflictDialog | None = None
        store.changed.connect(self._show)

    def ask(self, tab: int) -> None:
        """Show both versions of a tab, unless another choice is open."""
        if self._open is not None:
            return
        dialog = ConflictDialog(self._theme, tab)
        window = self._parent.window()
        dialog.setParent(window, dialog.windowFlags())
        dialog.settle_requested.connect(self._conflicts.settle)
        dialog.copy_requested.connect(self._conflicts.keep_both)
        dialog.finished.connect(self._closed)
        self._open = dialog
        self._show(self._store.snapshot)
        dialog.open()

    def _show(self, snapshot: CollectionSnapshot) -> None:
        dialog = self._open
        if dialog is not None:
            tab = self._requests.snapshot.tab(dialog.tab)
            found = next((one for one in snapshot.conflicts if one.tab == dialog.tab), None)
            dialog.render_conflict(found, tab.draft if tab is not None else None)

    def _closed(self, _result: int) -> None:
        self._open = None

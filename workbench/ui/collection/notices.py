"""The lower end of the rail: what was done and can be undone, what went wrong, which edits contradict each other."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.state.collection import CollectionSnapshot, Conflict
from workbench.ui.common.message import InlineMessage
from workbench.ui.common.theme import Theme
from workbench.ui.request.note_line import NoteLine


class CollectionNotices(QWidget):
    """Shows one conflict at a time.

    Signals:
        keep_mine_requested, take_theirs_requested: How the conflict shown is to be settled.
        compare_requested: Show both versions of the conflict shown; carries its tab's id.
        undo_requested: What was done last is to be taken back.
        dismissed: A notice was read.
    """

    keep_mine_requested = Signal()
    take_theirs_requested = Signal()
    compare_requested = Signal(int)
    undo_requested = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tab = 0
        self.conflict = InlineMessage(theme)
        self.files = InlineMessage(theme)
        self.trouble = InlineMessage(theme)
        self.done = NoteLine(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 4)
        layout.setSpacing(6)
        for widget in (self.conflict, self.files, self.trouble, self.done):
            layout.addWidget(widget)
        self.conflict.acted.connect(self._on_conflict)
        self.trouble.acted.connect(self._on_trouble)
        self.done.undo_requested.connect(self.undo_requested)
        self.done.closed.connect(self.dismissed)

    def render_collection(self, snapshot: CollectionSnapshot) -> None:
        """Show what there is to tell."""
        self.conflict.setVisible(bool(snapshot.conflicts))
        if snapshot.conflicts:
            self._tab = snapshot.conflicts[0].tab
            self._show_conflict(snapshot.conflicts[0], len(snapshot.conflicts) - 1)
        problems = snapshot.collection.problems if snapshot.collection else ()
        self.files.setVisible(bool(problems))
        if problems:
            self.files.show_message("warn", self.tr("Environment can't be read"), "\n".join(problems))
        self.trouble.setVisible(snapshot.trouble is not None)
        if snapshot.trouble is not None:
            close = [("close", self.tr("Close"))]
            self.trouble.show_message("error", snapshot.trouble.what, snapshot.trouble.why, actions=close)
        self.done.show_note(snapshot.done, undo=True)

    def _show_conflict(self, conflict: Conflict, waiting: int) -> None:
        more = self.tr("+{0}").format(waiting) if waiting else ""
        if conflict.theirs is None:
            body = self.tr("{0} was removed by something else, and you have edits that are not saved.")
            actions = [("mine", self.tr("Write it again")), ("theirs", self.tr("Let it go"))]
            self.conflict.show_message(
                "warn", self.tr("File is gone"), body.format(conflict.path), actions=actions, detail=more
            )
            return
        body = self.tr("You and something else changed {0} of {1}. Your edits of it are still there, not saved.")
        named = ", ".join(field_words(name) for name in conflict.fields)
        actions = [("compare", self.tr("Compare…")), ("mine", self.tr("Keep mine")), ("theirs", self.tr("Take theirs"))]
        told = body.format(named, conflict.path)
        self.conflict.show_message("warn", self.tr("Changed twice"), told, actions=actions, detail=more)

    def _on_conflict(self, action: str) -> None:
        if action == "compare":
            self.compare_requested.emit(self._tab)
        else:
            (self.keep_mine_requested if action == "mine" else self.take_theirs_requested).emit()

    def _on_trouble(self, _action: str) -> None:
        self.dismissed.emit()


def field_words(field: str) -> str:
    """A draft's field as the window calls it."""
    return {
        "url": "URL",
        "params": QCoreApplication.translate("CollectionNotices", "query parameters"),
        "path_params": QCoreApplication.translate("CollectionNotices", "path parameters"),
        "notes": QCoreApplication.translate("CollectionNotices", "docs"),
    }.get(field, field.replace("_", " ").removesuffix(" s"))

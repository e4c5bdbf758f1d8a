"""Lets choose, field by field, between what was typed here and what something else wrote into the file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.core.draft_text import field_text
from workbench.core.request import RequestDraft
from workbench.core.side_by_side import sides
from workbench.state.collection import Conflict
from workbench.ui.collection.notices import field_words
from workbench.ui.collection.version_columns import THEIRS, VersionColumns
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme


class ConflictDialog(QDialog):
    """Shows the conflict of one tab.

    Signals:
        settle_requested: Carries the tab's id, the fields to take from the file, and whether to save the outcome.
        copy_requested: Keep both: mine as a copy; carries the tab's id.
    """

    settle_requested = Signal(int, object, bool)
    copy_requested = Signal(int)

    def __init__(self, theme: Theme, tab: int) -> None:
        super().__init__()
        self._theme = theme
        self.tab = tab
        self.fields: dict[str, VersionColumns] = {}
        self.about = paragraph(theme, "", "body")
        self.save = Button(theme, self.tr("Apply and save"), "primary")
        self.apply = Button(theme, self.tr("Apply"))
        self.copy = Button(theme, self.tr("Keep both: mine as a copy"), "ghost", "copy")
        self._list = QVBoxLayout()
        self._build()

    def render_conflict(self, conflict: Conflict | None, mine: RequestDraft | None) -> None:
        """Show this; the dialog closes when it was settled."""
        if conflict is None or conflict.theirs is None or mine is None:
            self.close()
            return
        words = self.tr("{0} was changed on disk while you were editing it. Choose what is to stand.")
        self.about.setText(words.format(conflict.path))
        for name in [one for one in self.fields if one not in conflict.fields]:
            self.fields.pop(name).deleteLater()
        for name in conflict.fields:
            if name not in self.fields:
                self._add(name)
            self._show(name, conflict.base or RequestDraft(), mine, conflict.theirs)

    def _show(self, name: str, base: RequestDraft, mine: RequestDraft, theirs: RequestDraft) -> None:
        texts = [field_text(draft, name) for draft in (base, mine, theirs)]
        alike = texts[1] == texts[2]
        remark = self.tr("The difference is in a secret, which is not shown.") if alike else ""
        self.fields[name].show_sides(sides(*texts), remark)

    def _add(self, name: str) -> None:
        made = VersionColumns(self._theme, field_words(name))
        self.fields[name] = made
        self._list.insertWidget(self._list.count() - 1, made)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Changed twice"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(980, 560)
        heads = QHBoxLayout()
        heads.setSpacing(8)
        for words in (self.tr("Before"), self.tr("Mine, not saved"), self.tr("On disk")):
            heads.addWidget(text(self._theme, words, "small", "text.muted"), 1)
        inner = QWidget()
        inner.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 4, 0)
        self._list.setSpacing(16)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self.about)
        layout.addLayout(heads)
        layout.addWidget(scroll, 1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        cancel = Button(self._theme, self.tr("Cancel"))
        cancel.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy)
        row.addStretch(1)
        for button in (cancel, self.apply, self.save):
            row.addWidget(button)
        self.save.setDefault(True)
        self.copy.setToolTip(self.tr("Your version becomes a request of its own beside this one"))
        self.save.clicked.connect(self._on_save)
        self.apply.clicked.connect(self._on_apply)
        self.copy.clicked.connect(self._on_copy)
        return row

    def _taken(self) -> tuple[str, ...]:
        return tuple(name for name, columns in self.fields.items() if columns.choice.value == THEIRS)

    def _on_save(self) -> None:
        self.settle_requested.emit(self.tab, self._taken(), True)

    def _on_apply(self) -> None:
        self.settle_requested.emit(self.tab, self._taken(), False)

    def _on_copy(self) -> None:
        self.copy_requested.emit(self.tab)

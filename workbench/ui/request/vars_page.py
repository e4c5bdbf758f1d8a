"""The Vars section: the request's own variables, and everything that is in effect for it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.variable import Variable
from workbench.core.variables import Scopes
from workbench.ui.common.labels import ElidedLabel
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme

Secrets = Mapping[str, str]


class VarsPage(QWidget):
    """Two views of the variables; what is in them is made when it is first shown, which the start doesn't wait for.

    Signals:
        edited: The request's own variables changed; carries them.
        secrets_edited: Values of its secrets changed; carries them by name.
        forget_requested, keep_requested: What to do with a captured value; carry its scope's kind, of what, and name.
        edit_requested: Go to where a value is edited; carries the scope's kind, and of what it is.
    """

    edited = Signal(tuple)
    secrets_edited = Signal(object)
    forget_requested = Signal(str, str, str)
    keep_requested = Signal(str, str, str)
    edit_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._variables: tuple[Variable, ...] = ()
        self._secrets: Secrets = {}
        self._scopes = Scopes()
        self._environment = ""
        self._has_file = False
        self.views = Segmented(theme, [("own", self.tr("This request")), ("effect", self.tr("In effect"))])
        self.about = ElidedLabel(theme, "", "small", "text.muted")
        self._stack = QStackedWidget()
        self._filled = False
        self._build()

    def show_variables(self, variables: tuple[Variable, ...], has_file: bool) -> None:
        """Show the request's own; without a file there is no place for the value of a secret."""
        self._variables, self._has_file = variables, has_file
        self._refresh()

    def show_secrets(self, secrets: Secrets, environment: str) -> None:
        """Show the values of its own secrets, and name the chosen environment."""
        self._secrets, self._environment = secrets, environment
        self._refresh()

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what is in effect now."""
        self._scopes = scopes
        self._refresh()

    def view(self, which: str) -> None:
        """Bring 'own' or 'effect' to the front."""
        self.views.set_value(which)
        self._on_view(which)

    def showEvent(self, event: QShowEvent) -> None:
        if not self._filled:
            self._fill()
        self._refresh()
        super().showEvent(event)

    def _build(self) -> None:
        self.views.setAccessibleName(self.tr("The request's own variables, or all in effect"))
        self.views.set_value("own")
        self.views.selected.connect(self._on_view)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 12, 4)
        head.setSpacing(12)
        head.addWidget(self.views)
        head.addWidget(self.about, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _fill(self) -> None:
        from workbench.ui.environment.variables_table import VariablesTable
        from workbench.ui.variables.effect_view import EffectView

        self.table, self.effect = VariablesTable(self._theme), EffectView(self._theme)
        self.table.view.setAccessibleName(self.tr("The request's own variables"))
        self.table.edited.connect(self._on_edited)
        self.effect.forget_requested.connect(self.forget_requested)
        self.effect.keep_requested.connect(self.keep_requested)
        self.effect.edit_requested.connect(self._on_edit)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.effect)
        self._filled = True
        self._on_view(self.views.value)

    def _refresh(self) -> None:
        if not self._filled or not self.isVisible():
            return
        self.table.show_variables(self._variables, self._secrets)
        self.table.allow_secrets(self._has_file)
        self.table.show_scopes(self._scopes)
        self.effect.show_environment(self._environment)
        self.effect.show_scopes(self._scopes)

    def _on_view(self, which: str) -> None:
        self._stack.setCurrentIndex(0 if which == "own" else 1)
        own = self.tr("Stronger than those of the folders, the environment and the collection; saved with the request.")
        order = self.tr("The strongest wins: session, request, folder, environment, collection, workbench.")
        self.about.setText(own if which == "own" else order)

    def _on_edited(self, variables: tuple[Variable, ...], secrets: dict[str, str]) -> None:
        other = secrets != dict(self._secrets)
        self._variables, self._secrets = variables, secrets
        self.edited.emit(variables)
        if other:
            self.secrets_edited.emit(secrets)

    def _on_edit(self, kind: str, of: str) -> None:
        if kind == "request":
            self.view("own")
        else:
            self.edit_requested.emit(kind, of)

"""One feature in the switchboard: its name, whether it differs from its default, its control and its parameters."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from server.contract.features import FeatureInfo
from workbench.state.features import FeaturesSnapshot, active_params
from workbench.ui.common.labels import ElidedLabel, paragraph
from workbench.ui.common.theme import Theme
from workbench.ui.switchboard.choice import ChoiceControl
from workbench.ui.switchboard.digest import choice_label
from workbench.ui.switchboard.params import ParamField

INDENT = 26


class FeatureRow(QWidget):
    """Shows one feature; a click on its name opens a line that says what it does.

    Signals:
        choice_requested: Carries the feature's id and the wanted position.
        param_requested: Carries the feature's id, the parameter's name and the wanted value.
    """

    choice_requested = Signal(str, str)
    param_requested = Signal(str, str, object)

    def __init__(self, theme: Theme, info: FeatureInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._info = info
        self._changed = False
        self._name = QToolButton()
        self._default = ElidedLabel(theme, "", "caption", "accent.base")
        self._control = ChoiceControl(theme, info)
        self._about = paragraph(theme, _about(info), "small", "text.muted")
        self._params = [ParamField(theme, param) for param in info.params]
        self._build()
        theme.changed.connect(self.update)

    @property
    def info(self) -> FeatureInfo:
        """The feature it stands for."""
        return self._info

    @property
    def control(self) -> ChoiceControl:
        """What flips it."""
        return self._control

    def matches(self, words: str) -> bool:
        """Whether the filter's words are found in its name, id or summary."""
        info = self._info
        haystack = f"{info.title} {info.id} {info.summary} {info.group}".casefold()
        return all(word in haystack for word in words.casefold().split())

    def render_snapshot(self, snapshot: FeaturesSnapshot) -> None:
        """Show what the feature is set to, and whether that differs from its default."""
        info, setting = self._info, snapshot.setting(self._info)
        self._changed = snapshot.is_changed(info)
        self._control.show_value(setting.choice, snapshot.is_pending(info.id))
        default = self.tr("default {0}").format(choice_label(info, info.default))
        self._default.setText(default if setting.choice != info.default else self.tr("changed"))
        self._default.setVisible(self._changed)
        active = {param.name for param in active_params(info, setting)}
        for field, param in zip(self._params, info.params, strict=True):
            field.setVisible(field.name in active)
            field.show_value(setting.params.get(param.name, param.default))
        state = choice_label(info, setting.choice)
        self.setAccessibleName(f"{info.title}, {state}" + (f", {default}" if self._changed else ""))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._changed:
            painter = QPainter(self)
            painter.fillRect(0, 5, 3, 16, self._theme.color("accent.base"))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(INDENT - 4, 0, 12, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(3)
        self._build_name()
        head.addWidget(self._name)
        head.addWidget(self._default)
        head.addStretch(1)
        head.addWidget(self._control, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(head)
        self._about.setContentsMargins(4, 0, 0, 6)
        self._about.hide()
        layout.addWidget(self._about)
        for field in self._params:
            field.setContentsMargins(16, 0, 0, 2)
            field.edited.connect(self._on_edited)
            layout.addWidget(field)
        self._control.chosen.connect(self._on_chosen)

    def _build_name(self) -> None:
        self._name.setText(self._info.title)
        self._name.setProperty("kind", "name")
        self._name.setFont(self._theme.font("body"))
        self._name.setFixedSize(self._name.fontMetrics().horizontalAdvance(self._info.title) + 8, 26)
        self._name.setCheckable(True)
        self._name.setCursor(Qt.CursorShape.WhatsThisCursor)
        self._name.setToolTip(self._info.summary)
        self._name.setAccessibleName(self.tr("What {0} does").format(self._info.title))
        self._name.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name.toggled.connect(self._about.setVisible)

    def _on_chosen(self, value: str) -> None:
        self.choice_requested.emit(self._info.id, value)

    def _on_edited(self, name: str, value: object) -> None:
        self.param_requested.emit(self._info.id, name, value)


def _about(info: FeatureInfo) -> str:
    return f"{info.summary} {info.teaches}".strip()

"""The switchboard panel: all features in groups, the order of the stages, a filter and one reset."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from server.contract.features import FeatureInfo
from workbench.state.features import FeaturesSnapshot
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.focus import chain
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.message import InlineMessage
from workbench.ui.common.pill import Badge
from workbench.ui.common.theme import Theme
from workbench.ui.switchboard.digest import group_digest, order_digest
from workbench.ui.switchboard.order import OrderList
from workbench.ui.switchboard.row import FeatureRow
from workbench.ui.switchboard.section import Section

GROUPS = ("data", "cache", "auth", "http", "order", "chaos")
"""Keys of the sections, as they stand from top to bottom; groups unknown here come last."""


class SwitchboardPanel(QWidget):
    """Draws the switchboard and asks for flips.

    Signals:
        choice_requested: Feature id and position.
        param_requested: Feature id, parameter and value.
        order_requested: All stage ids, outermost first.
        reset_requested: All switches back to their defaults.
        undo_requested: Take the last reset back.
        dismiss_requested: The message was read.
        sections_changed: The set of open sections changed; carries their keys.
    """

    choice_requested = Signal(str, str)
    param_requested = Signal(str, str, object)
    order_requested = Signal(tuple)
    reset_requested = Signal()
    undo_requested = Signal()
    dismiss_requested = Signal()
    sections_changed = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._features: tuple[FeatureInfo, ...] = ()
        self._rows: dict[str, FeatureRow] = {}
        self._sections: dict[str, Section] = {}
        self._open: tuple[str, ...] = ("data",)
        self._unfolded = ""
        self._badge = Badge(theme)
        self._filter = QLineEdit()
        self._message = InlineMessage(theme)
        self._order = OrderList(theme)
        self._content = QWidget()
        self._list = QVBoxLayout(self._content)
        self._reset = IconButton(theme, "rotate-ccw", self.tr("Reset all switches to their defaults"))
        self._build()

    @property
    def order_list(self) -> OrderList:
        """The list of movable stages."""
        return self._order

    @property
    def filter_field(self) -> QLineEdit:
        """Where the filter's words are typed."""
        return self._filter

    @property
    def message(self) -> InlineMessage:
        """What tells of a refused flip or offers to undo a reset."""
        return self._message

    def row(self, feature_id: str) -> FeatureRow:
        """The row of one feature."""
        return self._rows[feature_id]

    def section(self, key: str) -> Section:
        """One section by its group's key, or 'order'."""
        return self._sections[key]

    def set_open_sections(self, keys: tuple[str, ...]) -> None:
        """Open these sections and close the others."""
        self._open = keys
        for key, section in self._sections.items():
            section.set_open(key in keys)

    def unfold(self, feature_id: str) -> None:
        """Have this feature's section open as well, and no longer that of the feature before it."""
        self._unfolded = feature_id
        row = self._rows.get(feature_id)
        for key, section in self._sections.items():
            section.unfold(row is not None and key == row.info.group)

    def render_snapshot(self, snapshot: FeaturesSnapshot) -> None:
        """Show every switch as it is."""
        if snapshot.features != self._features:
            self._rebuild(snapshot.features)
        for row in self._rows.values():
            row.render_snapshot(snapshot)
        if self._sections:
            self._order.render_snapshot(snapshot)
        for key, section in self._sections.items():
            self._render_section(key, section, snapshot)
        changed = snapshot.changed_count
        self._badge.setText(self.tr("{0} changed").format(changed))
        self._badge.setVisible(changed > 0)
        self._reset.setEnabled(changed > 0)
        self._render_message(snapshot)

    def _render_section(self, key: str, section: Section, snapshot: FeaturesSnapshot) -> None:
        if key == "order":
            section.show_digest(int(snapshot.order_changed), order_digest(snapshot))
            return
        members = [info for info in snapshot.features if info.group == key]
        section.show_digest(sum(snapshot.is_changed(info) for info in members), group_digest(members, snapshot))

    def _render_message(self, snapshot: FeaturesSnapshot) -> None:
        if snapshot.refused is not None:
            what = self.tr("The switch stays as it was")
            self._message.show_message("error", what, snapshot.refused.message, actions=[("dismiss", self.tr("OK"))])
        elif snapshot.undo is not None:
            what = self.tr("All switches are at their defaults")
            actions = [("undo", self.tr("Undo")), ("dismiss", self.tr("Keep"))]
            self._message.show_message("neutral", what, "", actions=actions)
        else:
            self._message.hide()

    def _build(self) -> None:
        header = PanelHeader(self._theme, self.tr("Switchboard"))
        header.add_beside_title(self._badge)
        self._badge.hide()
        show_filter = IconButton(self._theme, "filter", self.tr("Filter switches"))
        show_filter.setCheckable(True)
        show_filter.toggled.connect(self._on_filter_toggled)
        header.add(show_filter)
        header.add(self._reset)
        self._reset.clicked.connect(self.reset_requested)
        self._build_filter()
        self._message.acted.connect(self._on_acted)
        self._order.order_requested.connect(self.order_requested)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (header, self._filter, self._message, scroll):
            layout.addWidget(widget)

    def _build_filter(self) -> None:
        self._filter.setPlaceholderText(self.tr("Filter switches"))
        self._filter.setAccessibleName(self.tr("Filter switches"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._on_filtered)
        self._filter.hide()

    def _rebuild(self, features: tuple[FeatureInfo, ...]) -> None:
        self._features = features
        self._order.setParent(None)
        for old in self._sections.values():
            old.deleteLater()
        self._rows, self._sections = {}, {}
        groups = {info.group for info in features}
        keys = [key for key in GROUPS if key in groups or key == "order"] + sorted(groups - set(GROUPS))
        for place, key in enumerate(keys):
            self._list.insertWidget(place, self._make_section(key))
        self._order_tabs()
        self.set_open_sections(self._open)
        self.unfold(self._unfolded)

    def _order_tabs(self) -> None:
        """Let Tab go on from the header into the sections, which were made later than the rest of the window."""
        chain(self._filter, self._content)

    def _make_section(self, key: str) -> Section:
        section = Section(self._theme, self._title(key))
        self._sections[key] = section
        section.toggled.connect(self._on_section_toggled)
        if key == "order":
            section.add(self._order)
            return section
        for info in self._features:
            if info.group == key:
                row = FeatureRow(self._theme, info)
                row.choice_requested.connect(self.choice_requested)
                row.param_requested.connect(self.param_requested)
                self._rows[info.id] = row
                section.add(row)
        return section

    def _title(self, key: str) -> str:
        titles = {"http": "HTTP", "order": self.tr("Middleware order")}
        return titles.get(key, key.capitalize())

    def _on_filter_toggled(self, shown: bool) -> None:
        self._filter.setVisible(shown)
        if shown:
            self._filter.setFocus()
        else:
            self._filter.clear()

    def _on_filtered(self, words: str) -> None:
        for row in self._rows.values():
            row.setVisible(row.matches(words))
        for key, section in self._sections.items():
            found = any(row.matches(words) for row in self._rows.values() if row.info.group == key)
            section.setVisible(found or not words)
            section.force_open(bool(words) and found)

    def _on_section_toggled(self) -> None:
        self._open = tuple(key for key, section in self._sections.items() if section.is_open)
        self.sections_changed.emit(self._open)

    def _on_acted(self, action: str) -> None:
        if action == "undo":
            self.undo_requested.emit()
        else:
            self.dismiss_requested.emit()

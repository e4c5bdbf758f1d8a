from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from server.contract.features import SwitchboardPatch
from workbench.state.features import FeaturesSnapshot, Refusal
from workbench.ui.common.theme import Theme
from workbench.ui.switchboard.panel import SwitchboardPanel


def _panel(qtbot: QtBot, theme: Theme, snapshot: FeaturesSnapshot) -> SwitchboardPanel:
    panel = SwitchboardPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    panel.render_snapshot(snapshot)
    panel.set_open_sections(("http", "data"))
    panel.show()
    return panel


def _press(qtbot: QtBot, panel: SwitchboardPanel, words: str) -> None:
    button = next(button for button in panel.findChildren(QPushButton) if button.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_flip_is_asked_for(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    panel = _panel(qtbot, theme, fresh)

    with qtbot.waitSignal(panel.choice_requested) as told:
        qtbot.mouseClick(panel.row("http.etag").control.control, Qt.MouseButton.LeftButton)

    assert told.args == ["http.etag", "on"]


def test_rejected_flip_is_drawn_back(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    panel = _panel(qtbot, theme, fresh)
    qtbot.mouseClick(panel.row("http.etag").control.control, Qt.MouseButton.LeftButton)

    panel.render_snapshot(replace(fresh, refused=Refusal("http.etag", "The backend is not running.")))

    assert "ETag, off" in panel.row("http.etag").accessibleName()
    with qtbot.waitSignal(panel.dismiss_requested):
        _press(qtbot, panel, "OK")


def test_reset_is_offered_only_when_something_changed(
    qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot, changed: FeaturesSnapshot
) -> None:
    panel = _panel(qtbot, theme, fresh)
    reset = panel._reset
    before = reset.isEnabled()

    panel.render_snapshot(changed)

    assert not before
    with qtbot.waitSignal(panel.reset_requested):
        qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)


def test_reset_can_be_taken_back(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    panel = _panel(qtbot, theme, fresh)

    panel.render_snapshot(replace(fresh, undo=SwitchboardPatch()))

    with qtbot.waitSignal(panel.undo_requested):
        _press(qtbot, panel, "Undo")


def test_filter_leaves_what_fits_and_opens_its_section(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    panel = _panel(qtbot, theme, fresh)
    panel.set_open_sections(())

    panel.filter_field.setText("profile")

    assert panel.row("cache.profile").isVisible()
    assert not panel.section("http").isVisible()


def test_open_sections_are_told_to_be_kept(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    panel = _panel(qtbot, theme, fresh)

    with qtbot.waitSignal(panel.sections_changed) as told:
        qtbot.mouseClick(panel.section("cache").head, Qt.MouseButton.LeftButton)

    assert set(told.args[0]) == {"http", "data", "cache"}


def test_new_set_of_features_is_drawn_anew(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    panel = _panel(qtbot, theme, fresh)

    panel.render_snapshot(replace(fresh, features=fresh.features[:2]))

    qtbot.waitUntil(panel.row("http.etag").isVisible)
    assert not panel.order_list.isVisible()


def test_unfolding_shows_the_feature_and_leaves_the_focus_and_the_choice_alone(
    qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot
) -> None:
    panel = _panel(qtbot, theme, fresh)
    panel.filter_field.show()
    panel.filter_field.setFocus()

    panel.unfold("cache.profile")

    assert panel.row("cache.profile").isVisible()
    assert panel.focusWidget() is panel.filter_field
    with qtbot.waitSignal(panel.sections_changed) as told:
        qtbot.mouseClick(panel.section("http").head, Qt.MouseButton.LeftButton)
    assert told.args[0] == ("data",)


def test_unfolded_section_is_closed_by_its_head(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    panel = _panel(qtbot, theme, fresh)
    panel.unfold("cache.profile")

    qtbot.mouseClick(panel.section("cache").head, Qt.MouseButton.LeftButton)

    assert not panel.row("cache.profile").isVisible()


def test_next_feature_takes_the_place_of_the_unfolded_one(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    panel = _panel(qtbot, theme, fresh)
    panel.set_open_sections(())

    panel.unfold("cache.profile")
    panel.unfold("http.etag")

    assert panel.row("http.etag").isVisible()
    assert not panel.row("cache.profile").isVisible()


def test_feature_asked_for_too_early_unfolds_once_it_is_known(
    qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot
) -> None:
    panel = SwitchboardPanel(theme)
    qtbot.addWidget(panel)

    panel.unfold("cache.profile")
    panel.render_snapshot(fresh)
    panel.show()

    assert panel.row("cache.profile").isVisible()


def test_tab_goes_from_the_header_into_the_sections(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    panel = SwitchboardPanel(theme)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    after = QLineEdit()
    layout.addWidget(panel)
    layout.addWidget(after)
    panel.render_snapshot(fresh)
    with qtbot.waitActive(window):
        window.show()
    panel.filter_field.show()
    panel.filter_field.setFocus()

    visited: list[QWidget] = []
    while not after.hasFocus() and len(visited) < 60:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())

    assert panel.section("data").head in visited
    assert panel.row("data.index").control.control in visited

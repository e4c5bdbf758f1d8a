"""The layout of the Request screen, wide and narrow."""

from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from workbench.state.requests import RequestsSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.request.panel import RequestPanel
from workbench.ui.request_screen.screen import RequestScreen, Slot

SLOTS: tuple[Slot, ...] = ("rail_tree", "rail_history", "client", "response", "compare", "copy")


def made(theme: Theme, qtbot: QtBot, width: int = 1440) -> tuple[RequestScreen, dict[Slot, QLabel]]:
    editor = RequestPanel(theme)
    editor.render_requests(RequestsSnapshot())
    screen = RequestScreen(theme, editor)
    qtbot.addWidget(screen)
    editor.editors.offer_sent()
    panels = {slot: QLabel(slot) for slot in SLOTS}
    for slot, panel in panels.items():
        screen.fill(slot, panel, slot.title())
    screen.resize(width, 800)
    screen.show()
    return screen, panels


def test_everything_is_in_sight_in_a_wide_window(theme: Theme, qtbot: QtBot) -> None:
    screen, panels = made(theme, qtbot)

    assert all(panel.isVisible() for panel in panels.values())
    assert screen.editor.editors.views.value == "both"
    assert not screen.aside.isVisible()


def test_a_narrow_one_has_tabs_a_drawer_and_one_view(theme: Theme, qtbot: QtBot) -> None:
    screen, panels = made(theme, qtbot, 1100)

    assert [screen.aside.tabText(index) for index in range(3)] == ["Client", "Compare", "Copy"]
    assert screen.editor.editors.views.value == "typed"
    assert not panels["rail_tree"].isVisible()
    screen.drawer_button.click()
    assert panels["rail_tree"].isVisible()
    screen.close_drawer()
    assert not panels["rail_tree"].isVisible()


def test_it_unfolds_again_with_the_sizes_of_before(theme: Theme, qtbot: QtBot) -> None:
    screen, panels = made(theme, qtbot)
    screen.columns.setSizes([300, 1140])
    screen.columns.sizes_changed.emit()

    screen.resize(1100, 700)
    assert screen.kept_sizes()["request.columns"][0] == 300
    screen.resize(1440, 800)

    assert screen.columns.sizes()[0] == 300
    assert all(panel.isVisible() for panel in panels.values())
    assert screen.editor.editors.views.value == "both"


def test_kept_sizes_are_taken_and_given_up(theme: Theme, qtbot: QtBot) -> None:
    screen, _ = made(theme, qtbot, 1100)
    screen.restore_sizes({"request.columns": (320, 1100)})

    screen.resize(1440, 800)
    assert screen.columns.sizes()[0] == 320
    screen.reset_sizes()
    assert screen.columns.sizes()[0] == 240


def test_what_nobody_filled_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    screen, _ = made(theme, qtbot)

    assert screen.answer.count() == 1


def test_the_keyboard_goes_from_panel_to_panel(theme: Theme, qtbot: QtBot) -> None:
    screen, _ = made(theme, qtbot)
    field = QLineEdit()
    screen.fill("results", field)
    with qtbot.waitActive(screen):
        screen.activateWindow()
    screen.editor.bar.url.setFocus()

    screen.focus_panel(-1)
    assert not screen.editor.isAncestorOf(screen.focusWidget())
    for _ in range(len(SLOTS) + 1):
        if field.hasFocus():
            break
        screen.focus_panel(1)

    assert field.hasFocus()
    screen.focus_panel(1)


def test_tab_goes_as_the_eye_does(theme: Theme, qtbot: QtBot) -> None:
    editor = RequestPanel(theme)
    editor.render_requests(RequestsSnapshot())
    screen = RequestScreen(theme, editor)
    qtbot.addWidget(screen)
    editor.editors.offer_sent()
    slots: tuple[Slot, ...] = ("copy", "response", "client", "rail_history", "rail_tree", "compare")
    panels = {slot: QLineEdit(slot) for slot in slots}
    for slot, panel in panels.items():
        screen.fill(slot, panel, slot.title())
    screen.resize(1440, 800)
    screen.show()

    reached: list[QWidget | None] = []
    panels["rail_tree"].setFocus()
    for _ in range(60):
        reached.append(screen.focusWidget())
        screen.focusNextPrevChild(True)

    parts = editor.editors
    wanted = (
        *(panels["rail_tree"], panels["rail_history"], editor.top.new_button, editor.bar.method, editor.bar.url),
        *(parts.sections, parts.params.view, parts.sent.list),
        *(panels[slot] for slot in ("client", "response", "compare", "copy")),
    )
    places = [reached.index(widget) for widget in wanted]
    assert places == sorted(places)


def test_the_body_has_more_room_than_the_assertions_in_the_smallest_window(theme: Theme, qtbot: QtBot) -> None:
    editor = RequestPanel(theme)
    editor.render_requests(RequestsSnapshot())
    screen = RequestScreen(theme, editor)
    qtbot.addWidget(screen)
    answer, results = QListView(), QListView()
    screen.fill("response", answer)
    screen.fill("results", results)

    screen.resize(1100, 656)
    screen.show()

    assert answer.height() >= 200
    assert results.height() >= 60

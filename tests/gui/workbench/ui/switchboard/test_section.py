from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.switchboard.section import Section


def _section(qtbot: QtBot, theme: Theme) -> tuple[Section, QLabel]:
    section, inside = Section(theme, "Cache"), QLabel("inside")
    section.add(inside)
    qtbot.addWidget(section)
    section.show_digest(1, "aside · TTL 30 s")
    section.show()
    return section, inside


def test_click_and_space_open_and_close(qtbot: QtBot, theme: Theme) -> None:
    section, inside = _section(qtbot, theme)

    qtbot.mouseClick(section.head, Qt.MouseButton.LeftButton)
    opened = inside.isVisible()
    qtbot.keyClick(section.head, Qt.Key.Key_Space)

    assert opened
    assert not inside.isVisible()


def test_closed_section_says_what_it_is_set_to(qtbot: QtBot, theme: Theme) -> None:
    section, _ = _section(qtbot, theme)

    assert section.head.accessibleName() == "Cache, closed, aside · TTL 30 s"


def test_filter_opens_it_without_changing_the_user_s_choice(qtbot: QtBot, theme: Theme) -> None:
    section, inside = _section(qtbot, theme)

    section.force_open(True)
    forced = inside.isVisible()
    section.force_open(False)

    assert forced
    assert not section.is_open
    assert not inside.isVisible()

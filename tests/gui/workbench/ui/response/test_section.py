"""One tab that somebody else brings."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.core.exchange import Exchange, SendFailure
from workbench.ui.common.tab_strip import Face
from workbench.ui.response.section import Section

Make = Callable[..., Exchange]


def test_its_face_decides_whether_it_is_shown(qtbot: QtBot, exchange: Make) -> None:
    page = QLabel()
    qtbot.addWidget(page)
    section = Section(
        "size", page, lambda one: Face("Size") if one.response else None, lambda one: page.setText(one.id)
    )

    section.show(exchange())

    assert section.face(exchange()) == Face("Size")
    assert section.face(exchange(failure=SendFailure("refused", "No."))) is None
    assert page.text() == "x2005"

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.pipeline.views import plain_view
from workbench.core.exchange import SendFailure
from workbench.core.trace.cards import skeleton_cards
from workbench.core.trace.view import view_of_failure, view_of_nothing
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.stage_area import StageArea


def test_before_the_first_request_it_offers_one(qtbot: QtBot, theme: Theme) -> None:
    area = StageArea(theme)
    qtbot.addWidget(area)
    area.show_view(view_of_nothing(skeleton_cards()), ())

    with qtbot.waitSignal(area.first_send_requested):
        qtbot.mouseClick(area.act, Qt.MouseButton.LeftButton)

    assert area.act.text() == "Send GET /tasks"


def test_a_timeout_offers_no_start(qtbot: QtBot, theme: Theme) -> None:
    area = StageArea(theme)
    qtbot.addWidget(area)

    area.show_view(view_of_failure(skeleton_cards(), SendFailure("timeout", "No answer within 30 s.")), ())

    assert area.act.isHidden()


def test_a_request_hides_the_hint(qtbot: QtBot, theme: Theme) -> None:
    area = StageArea(theme)
    qtbot.addWidget(area)

    area.show_view(plain_view(), ())

    assert area.hint.isHidden()


def test_other_clients_requests_can_be_opened(qtbot: QtBot, theme: Theme) -> None:
    area = StageArea(theme)
    qtbot.addWidget(area)
    area.show_view(view_of_nothing(skeleton_cards()), ())

    area.show_listed(True)

    with qtbot.waitSignal(area.newest_requested):
        qtbot.mouseClick(area.act, Qt.MouseButton.LeftButton)
    said = " ".join(label.text() for label in area.hint.findChildren(QLabel))
    assert "No request is open" in said
    assert "yet" not in said


def test_what_is_listed_does_not_hide_why_the_last_request_failed(qtbot: QtBot, theme: Theme) -> None:
    area = StageArea(theme)
    qtbot.addWidget(area)
    area.show_view(view_of_failure(skeleton_cards(), SendFailure("refused", "Nothing listens there.")), ())

    area.show_listed(True)

    with qtbot.waitSignal(area.start_requested):
        qtbot.mouseClick(area.act, Qt.MouseButton.LeftButton)

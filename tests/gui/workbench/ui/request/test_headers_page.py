from pytestqt.qtbot import QtBot

from workbench.core.collection import Folder
from workbench.core.handed_down import HandedDown, HandedHeader
from workbench.core.request import Row
from workbench.ui.common.theme import Theme
from workbench.ui.request.headers_page import HeadersPage
from workbench.ui.request.rows_table import RowsTable


def test_what_is_inherited_stands_below_the_requests_own_headers(theme: Theme, qtbot: QtBot) -> None:
    table = RowsTable(theme, "Headers")
    page = HeadersPage(theme, table)
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()

    page.inherited.show_headers(HandedDown(headers=(HandedHeader(Row("Accept", "a/b"), Folder("", "API")),)))

    assert page.inherited.isVisible()
    assert page.inherited.y() >= table.geometry().bottom()

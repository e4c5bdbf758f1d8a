from pytestqt.qtbot import QtBot

from workbench.core.request import RequestDraft, Row
from workbench.ui.common.theme import Theme
from workbench.ui.request.params_page import ParamsPage
from workbench.ui.request.rows_model import Column
from workbench.ui.request.rows_table import RowsTable


def made(theme: Theme, qtbot: QtBot) -> ParamsPage:
    page = ParamsPage(theme, RowsTable(theme, "Query"))
    qtbot.addWidget(page)
    page.show()
    return page


def test_path_parameters_show_only_where_the_url_has_some(theme: Theme, qtbot: QtBot) -> None:
    page = made(theme, qtbot)

    page.show_draft(RequestDraft(url="{{base}}/tasks"))
    without = page.path.isVisible()
    page.show_draft(RequestDraft(url="{{base}}/tasks/:id", path_params=(Row("id", "7"),)))

    assert not without
    assert page.path.isVisible()
    assert page.path.model.rows == (Row("id", "7"),)


def test_values_are_typed_and_names_are_the_urls(theme: Theme, qtbot: QtBot) -> None:
    page = made(theme, qtbot)
    page.show_draft(RequestDraft(url="{{base}}/tasks/:id"))
    model = page.path.model

    with qtbot.waitSignal(page.path_edited) as told:
        model.setData(model.index(0, Column.VALUE), "7")
    with qtbot.waitSignal(page.path_edited) as renamed:
        model.setData(model.index(0, Column.KEY), "other")

    assert told.args == [(Row("id", "7"),)]
    assert renamed.args == [()]

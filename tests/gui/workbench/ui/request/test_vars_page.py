"""The request's own variables, and all in effect."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.collection import Variable
from workbench.core.variables import Scope, Scopes
from workbench.ui.common.theme import Theme
from workbench.ui.environment.variables_model import Column
from workbench.ui.request.vars_page import VarsPage

OWN = (Variable("id", "7"),)


def shown(theme: Theme, qtbot: QtBot, *, has_file: bool = True) -> VarsPage:
    page = VarsPage(theme)
    qtbot.addWidget(page)
    page.show_variables(OWN, has_file=has_file)
    page.show()
    return page


def test_typing_a_variable_tells_all_of_them(theme: Theme, qtbot: QtBot) -> None:
    page = shown(theme, qtbot)
    model = page.table.model

    with qtbot.waitSignal(page.edited) as told:
        model.setData(model.index(1, Column.NAME), "more")

    assert told.args == [(*OWN, Variable("more"))]


def test_the_value_of_a_secret_goes_its_own_way(theme: Theme, qtbot: QtBot) -> None:
    page = shown(theme, qtbot)
    model = page.table.model

    with qtbot.waitSignal(page.edited) as names, qtbot.waitSignal(page.secrets_edited) as values:
        model.setData(model.index(0, Column.SECRET), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)

    assert names.args == [(Variable("id", secret=True),)]
    assert values.args == [{"id": "7"}]


def test_without_a_file_there_is_no_place_for_a_secret(theme: Theme, qtbot: QtBot) -> None:
    page = shown(theme, qtbot, has_file=False)
    index = page.table.model.index(0, Column.SECRET)

    assert not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert "Save the request" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_what_is_in_effect_is_a_click_away(theme: Theme, qtbot: QtBot) -> None:
    page = shown(theme, qtbot)
    page.show_scopes(Scopes((Scope.of("environment", OWN, name="Local", whose="Local"),)))

    qtbot.mouseClick(page.views.segment("effect"), Qt.MouseButton.LeftButton)

    assert page.effect.isVisible()
    assert [one.name for one in page.effect.model.effects] == ["id"]


def test_a_value_of_the_request_is_edited_in_the_other_view(theme: Theme, qtbot: QtBot) -> None:
    page = shown(theme, qtbot)
    page.view("effect")

    page.effect.edit_requested.emit("request", "a.yml")

    assert page.table.isVisible()
    assert page.views.value == "own"
    with qtbot.waitSignal(page.edit_requested) as told:
        page.effect.edit_requested.emit("folder", "a")
    assert told.args == ["folder", "a"]

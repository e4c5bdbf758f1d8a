"""The table of all that is in effect."""

from pytestqt.qtbot import QtBot

from workbench.core.collection import Variable
from workbench.core.variables import Scope, Scopes
from workbench.ui.common.theme import Theme
from workbench.ui.variables.effect_view import EffectView

SCOPES = Scopes(
    (
        Scope.plain("session", {"id": "9"}),
        Scope.of("folder", [Variable("id", "1"), Variable("where", "in")], {}, "In", "a/in"),
    )
)


def shown(theme: Theme, qtbot: QtBot) -> EffectView:
    view = EffectView(theme)
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show_scopes(SCOPES)
    view.show()
    return view


def choose(view: EffectView, row: int) -> None:
    view.view.setCurrentIndex(view.model.index(row, 0))


def test_a_captured_value_is_forgotten_or_kept(theme: Theme, qtbot: QtBot) -> None:
    view = shown(theme, qtbot)
    view.show_environment("Staging")

    choose(view, 0)

    assert view.keep.text() == "Keep in Staging"
    with qtbot.waitSignal(view.forget_requested) as forgotten:
        view.forget.click()
    with qtbot.waitSignal(view.keep_requested) as kept:
        view.keep.click()
    assert forgotten.args == kept.args == ["session", "", "id"]
    assert view.edit.isHidden()


def test_a_value_of_a_folder_leads_to_its_settings(theme: Theme, qtbot: QtBot) -> None:
    view = shown(theme, qtbot)

    choose(view, 2)

    assert view.forget.isHidden()
    with qtbot.waitSignal(view.edit_requested) as told:
        view.edit.click()
    assert told.args == ["folder", "a/in"]


def test_names_are_filtered(theme: Theme, qtbot: QtBot) -> None:
    view = shown(theme, qtbot)

    view.search.setText("WHE")
    assert [one.name for one in view.model.effects] == ["where"]
    view.search.setText("nothing")
    assert view.none.isVisible()

"""Fields for secrets."""

from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.variables.secret_field import SecretField


def made(theme: Theme, qtbot: QtBot, text: str) -> SecretField:
    field = SecretField(theme)
    qtbot.addWidget(field)
    field.setText(text)
    return field


def test_a_secret_is_covered_until_the_eye_is_pressed(theme: Theme, qtbot: QtBot) -> None:
    field = made(theme, qtbot, "hush")
    assert field.covered

    field.eye.trigger()
    assert not field.covered

    field.cover()
    assert field.covered


def test_a_variable_in_it_stays_readable(theme: Theme, qtbot: QtBot) -> None:
    field = made(theme, qtbot, "{{token}}")

    assert not field.covered
    assert not field.eye.isVisible()


def test_an_empty_field_has_nothing_to_cover(theme: Theme, qtbot: QtBot) -> None:
    assert not made(theme, qtbot, "").eye.isVisible()

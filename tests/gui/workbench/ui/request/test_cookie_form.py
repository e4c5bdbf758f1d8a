from pytestqt.qtbot import QtBot

from workbench.core.cookie_edit import TypedCookie
from workbench.core.cookies import Cookie
from workbench.ui.common.theme import Theme
from workbench.ui.request.cookie_form import CookieForm

COOKIE = Cookie("sid", "1", "h", "/x", secure=True, http_only=True, same_site="Strict")


def test_a_cookie_is_shown_as_it_is_and_given_back_the_same(theme: Theme, qtbot: QtBot) -> None:
    form = CookieForm(theme)
    qtbot.addWidget(form)
    form.show_cookie(COOKIE)

    assert form.typed() == TypedCookie("sid", "1", "h", path="/x", secure=True, http_only=True, same_site="Strict")
    assert not form.edited
    assert form.key == COOKIE.key


def test_nothing_is_saved_while_nothing_was_changed(theme: Theme, qtbot: QtBot) -> None:
    form = CookieForm(theme)
    qtbot.addWidget(form)
    form.show_cookie(COOKIE)

    with qtbot.assertNotEmitted(form.save_requested):
        form.value.returnPressed.emit()
    form.secure.setChecked(False)
    assert form.save.isEnabled()


def test_every_field_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    form = CookieForm(theme)
    qtbot.addWidget(form)

    for field in (form.name, form.value, form.domain, form.path, form.expires, form.same_site):
        assert field.accessibleName()

"""The personas as the window has them: chosen from the palette, kept over a restart, shown in the panel."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from lessons.format.models import Page
from workbench.actions.requests import RequestActions
from workbench.client.body_store import BodyStore
from workbench.client.personas.browser import AttackerPage, BrowserTab
from workbench.client.personas.mobile import MobileClient
from workbench.client.personas.plain import PlainClient
from workbench.client.sender import Sender
from workbench.compose import persona
from workbench.compose.context import Context
from workbench.core.cookies import EMPTY_JAR
from workbench.core.fetch.forecast import Forecast
from workbench.core.flaky import Flaky
from workbench.state.cookies import CookiesStore
from workbench.state.requests import RequestsSnapshot, RequestsStore
from workbench.state.traces import TracesSnapshot, TracesStore
from workbench.ui.persona.panel import ClientPanel
from workbench.ui.persona.sender_chip import SenderChip
from workbench.ui.request.editors import Editors
from workbench.ui.request.url_bar import UrlBar


@pytest.fixture
def context(shell: Context) -> Context:
    made: Any = shell
    bodies = BodyStore(shell.paths.bodies)
    sender = Sender(bodies)
    store = RequestsStore(RequestsSnapshot(base="http://127.0.0.1:8000"), shell.bridge)
    made.requests = RequestActions(store, CookiesStore(EMPTY_JAR), shell.bridge, sender, shell.bridge)
    made.traces_store = TracesStore(TracesSnapshot())
    made.screens = []
    made.show_screen = made.screens.append
    persona.begin(shell, sender, bodies, store)
    return shell


def run(context: Context, command_id: str) -> None:
    next(command for command in context.commands.all() if command.id == command_id).run()


def test_the_palette_chooses_who_sends(context: Context) -> None:
    assert isinstance(context.personas.current, PlainClient)
    run(context, "persona.browser")
    assert type(context.personas.current) is BrowserTab
    run(context, "persona.attacker")

    current = context.personas.current
    assert isinstance(current, AttackerPage)
    assert str(current.page.origin) == "http://evil.test"


def test_a_tab_remembers_between_sends_until_told_to_forget(context: Context) -> None:
    run(context, "persona.browser")
    first, second = context.personas.current, context.personas.current

    assert first is second
    run(context, "persona.forget")
    assert isinstance(first, BrowserTab)
    assert not first.memory.cache.look_up("http://localhost", "GET", "http://a", ()).entry


def test_an_origin_is_kept(context: Context) -> None:
    context.personas.choose("browser", "http://app.test:5173")

    assert context.settings.get("persona.origins") == {
        "browser": "http://app.test:5173",
        "attacker": "http://evil.test",
    }
    current = context.personas.current
    assert isinstance(current, BrowserTab)
    assert str(current.page.origin) == "http://app.test:5173"


def test_the_panel_chooses_and_shows(qtbot: QtBot, context: Context) -> None:
    panel = persona.wire(context)
    qtbot.addWidget(panel)
    panel.show()
    panel.chosen.emit("browser")
    panel.origin_edited.emit("browser", "http://a.test")
    panel.credentials_chosen.emit("include")
    panel.pipeline_requested.emit()

    assert panel.rows["browser"].dot.isChecked()
    assert panel.rows["browser"].forecast.text() == "not known yet"
    assert context.personas_store.snapshot.credentials == "include"
    screens: Any = context
    assert screens.screens == ["learn"]


def test_a_lesson_chooses_its_page(context: Context) -> None:
    persona.send_as_page(context, Page("browser", "http://app.test", "include"))
    snapshot = context.personas_store.snapshot
    assert (snapshot.chosen, snapshot.entry("browser").origin, snapshot.credentials) == (
        "browser",
        "http://app.test",
        "include",
    )

    persona.send_as_page(context, None)
    assert context.personas_store.snapshot.chosen == "plain"


def test_the_palette_shows_the_panel_anywhere(qtbot: QtBot, context: Context) -> None:
    run(context, "persona.show")
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
    qtbot.addWidget(dialog)
    run(context, "persona.show")

    assert dialog.isVisible()
    assert len(dialog.findChildren(ClientPanel)) == 1


def test_the_phone_is_set_in_the_panel_and_by_lessons(qtbot: QtBot, context: Context) -> None:
    panel = persona.wire(context)
    qtbot.addWidget(panel)
    run(context, "persona.mobile")
    panel.flaky_chosen.emit(Flaky("all"))
    phone = context.personas.current

    assert isinstance(phone, MobileClient)
    assert phone.flaky == Flaky("all")
    persona.send_as_page(context, Page("mobile", ""))
    assert context.personas.current is phone
    assert phone.flaky == Flaky()


def test_what_was_set_for_the_phone_by_hand_is_kept_but_not_what_a_lesson_sets(qtbot: QtBot, context: Context) -> None:
    panel = persona.wire(context)
    qtbot.addWidget(panel)
    panel.flaky_chosen.emit(Flaky("some", latency_ms=700))

    persona.send_as_page(context, Page(client="mobile", origin=""))

    assert context.personas_store.snapshot.flaky == Flaky()
    kept = context.settings.get("persona.flaky")
    assert isinstance(kept, dict)
    assert (kept["loses"], kept["latency_ms"]) == ("some", 700)


def test_beside_send_stands_who_sends(qtbot: QtBot, context: Context) -> None:
    bar = UrlBar(context.theme)
    qtbot.addWidget(bar)
    persona.mark_sender(context, bar)
    chip = bar.findChild(SenderChip)
    assert isinstance(chip, SenderChip)

    context.personas.choose("attacker")

    assert not chip.isHidden()


def test_under_a_mistake_stands_what_a_plain_client_got_for_it(qtbot: QtBot, context: Context) -> None:
    editors = Editors(context.theme)
    qtbot.addWidget(editors)
    persona.follow_forecast(context, editors)
    store, card = context.personas_store, editors.body.json.card

    store.replace(replace(store.snapshot, forecasts={"plain": Forecast("turned", "422 at validation")}))
    known = [label.text() for label in card.findChildren(QLabel)]
    store.replace(replace(store.snapshot, forecasts={"plain": Forecast("open", "not known yet")}))
    unknown = [label.text() for label in card.findChildren(QLabel)]

    assert any("422 at validation" in words for words in known)
    assert not any("not known yet" in words for words in unknown)

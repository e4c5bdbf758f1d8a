"""Wires the personas: whom the request panel sends as, and the Client panel that shows it."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout

from workbench.actions.commands import Command
from workbench.actions.persona import PersonaActions, Role, Scene, Surroundings
from workbench.client.body_store import BodyStore
from workbench.client.personas.base import Persona
from workbench.client.personas.plain import PlainClient
from workbench.client.sender import Sender
from workbench.core import flaky
from workbench.core.fetch import forecast
from workbench.core.fetch.forgery import forged
from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.page import Page
from workbench.core.flaky import Flaky
from workbench.core.request import RequestDraft
from workbench.state.persona import ATTACKER, BROWSER, MOBILE, PLAIN, PersonaSnapshot, PersonaStore
from workbench.state.requests import RequestsStore
from workbench.state.traces import turned_at

if TYPE_CHECKING:
    from lessons.format.models import Page as LessonPage
    from workbench.client.personas.browser import BrowserTab
    from workbench.client.personas.mobile import MobileClient
    from workbench.compose.context import Context
    from workbench.core.fetch.same_site import Credentials
    from workbench.ui.persona.panel import ClientPanel
    from workbench.ui.request.editors import Editors
    from workbench.ui.request.url_bar import UrlBar

_ORIGINS, _FLAKY = "persona.origins", "persona.flaky"
_FLOATING_SIZE = QSize(372, 460)


@dataclass(frozen=True)
class _Pages:
    """The two personas that are pages; made when first needed."""

    sender: Sender
    bodies: BodyStore
    made: "dict[str, BrowserTab]"

    def tab(self, snapshot: PersonaSnapshot) -> "BrowserTab":
        from workbench.client.personas.browser import BrowserTab

        return self._at(BROWSER.id, BrowserTab, _browser_page(snapshot))

    def attacker(self, snapshot: PersonaSnapshot) -> "BrowserTab":
        from workbench.client.personas.browser import AttackerPage

        return self._at(ATTACKER.id, AttackerPage, _attacker_page(snapshot))

    def forget(self) -> None:
        """Forget remembered preflights and answers, as a reload without the cache does."""
        for persona in self.made.values():
            persona.memory.clear()

    def _at(self, key: str, make: "type[BrowserTab]", page: Page) -> "BrowserTab":
        if key not in self.made:
            self.made[key] = make(self.sender, self.bodies)
        self.made[key].page = page
        return self.made[key]


class _Phone:
    """The flaky mobile; made when first needed."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._made: MobileClient | None = None

    def client(self, snapshot: PersonaSnapshot) -> "MobileClient":
        from workbench.client.personas.mobile import MobileClient

        if self._made is None:
            self._made = MobileClient(self._sender)
        self._made.flaky = snapshot.flaky
        return self._made

    def forget(self) -> None:
        """Let it lose the same answers again."""
        if self._made is not None:
            self._made.forget()


def begin(context: "Context", sender: Sender, bodies: BodyStore, requests_store: RequestsStore) -> PersonaActions:
    """Let the request panel send as the chosen persona; ``context.personas`` is the handle for others."""
    kept = context.settings.get(_ORIGINS)
    first = PersonaSnapshot(flaky=flaky.from_json(context.settings.get(_FLAKY)))
    store = PersonaStore(_with_origins(first, kept if isinstance(kept, dict) else {}), context.bridge)
    around = Surroundings(
        context.requests,
        requests_store,
        lambda: context.features,
        context.features_store,
        partial(_turned_at, context),
    )
    actions = PersonaActions(store, around, context.bridge)
    plain, pages, phone = PlainClient(sender), _Pages(sender, bodies, {}), _Phone(sender)
    origins = {entry.id: entry for entry in store.snapshot.entries}
    actions.add(Role(PLAIN, lambda _snapshot: plain, _of_plain))
    actions.add(Role(origins[BROWSER.id], pages.tab, _of_browser, pages.forget))
    actions.add(Role(MOBILE, phone.client, _of_mobile, phone.forget))
    actions.add(Role(origins[ATTACKER.id], pages.attacker, _of_attacker))
    context.personas, context.personas_store = actions, store
    floating = _Floating(context)

    def whom() -> Persona:
        return actions.current

    context.requests.send_as(whom)
    store.changed.connect(partial(_keep_origins, context))
    _add_commands(context, actions, store)
    title, group = QCoreApplication.translate("commands", "Show the Client panel"), _group()
    context.commands.add(Command("persona.show", title, group, "", floating.show))
    return actions


def wire(context: "Context") -> "ClientPanel":
    """Make the Client panel; it may stand on any screen."""
    from workbench.ui.persona.panel import ClientPanel

    panel, actions, store = ClientPanel(context.theme), context.personas, context.personas_store
    store.changed.connect(panel.render_personas)
    panel.chosen.connect(actions.choose)
    panel.origin_edited.connect(actions.set_origin)
    panel.credentials_chosen.connect(actions.set_credentials)
    panel.flaky_chosen.connect(actions.set_flaky)
    panel.flaky_chosen.connect(partial(_keep_flaky, context))
    panel.allow_requested.connect(actions.allow)
    panel.pipeline_requested.connect(partial(_show_pipeline, context))
    panel.watched.connect(actions.watch)
    panel.render_personas(store.snapshot)
    return panel


def mark_sender(context: "Context", bar: "UrlBar") -> None:
    """Say in a line with Send who sends, where no Client panel stands beside it."""
    from workbench.ui.persona.sender_chip import SenderChip

    chip = SenderChip(context.theme)
    bar.add_before_send(chip)
    context.personas_store.changed.connect(chip.render_personas)
    chip.clicked.connect(partial(context.commands.run, "persona.show"))
    chip.render_personas(context.personas_store.snapshot)


def follow_forecast(context: "Context", editors: "Editors") -> None:
    """Say under a body with a mistake what a plain client got for it, where that is known."""

    def show(snapshot: PersonaSnapshot) -> None:
        found = snapshot.forecasts.get(PLAIN.id)
        editors.body.json.card.show_forecast(found.text if found is not None and found.sign in ("ok", "turned") else "")

    context.personas_store.changed.connect(show)


class _Floating:
    """The Client panel in a window of its own, for screens that have no place for it."""

    def __init__(self, context: "Context") -> None:
        self._context = context
        self._dialog: QDialog | None = None

    def show(self) -> None:
        """Bring it to the front; made when first asked for."""
        if self._dialog is None:
            self._dialog = self._make()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _make(self) -> QDialog:
        dialog = QDialog(QApplication.activeWindow())
        dialog.setWindowTitle(QCoreApplication.translate("commands", "Client"))
        dialog.setModal(False)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(wire(self._context))
        dialog.resize(_FLOATING_SIZE)
        return dialog


def _show_pipeline(context: "Context") -> None:
    """The lanes follow each send of the request panel, so all there is to do is look at them."""
    context.show_screen("learn")


def send_as_page(context: "Context", page: "LessonPage | None") -> None:
    """Choose in the Client panel whom a lesson sends as; the browser it plays remembers nothing of before."""
    actions = context.personas
    actions.forget()
    if page is None:
        actions.choose(PLAIN.id)
        return
    actions.choose(page.client, page.origin)
    if page.client == BROWSER.id:
        actions.set_credentials(cast("Credentials", page.credentials))
    elif page.client == MOBILE.id:
        actions.set_flaky(Flaky())


def page_of(snapshot: PersonaSnapshot, draft: RequestDraft) -> tuple[RequestDraft, Page] | None:
    """What the chosen persona's page makes of a draft, and that page; None where no page sends it."""
    if snapshot.chosen == BROWSER.id:
        return draft, _browser_page(snapshot)
    if snapshot.chosen == ATTACKER.id:
        attempt, mode, _ = forged(draft)
        return attempt, replace(_attacker_page(snapshot), mode=mode)
    return None


def _of_plain(scene: Scene, _snapshot: PersonaSnapshot) -> forecast.Forecast:
    return forecast.of_plain(scene.draft, scene.variables, scene.last, scene.turned_at)


def _of_browser(scene: Scene, snapshot: PersonaSnapshot) -> forecast.Forecast:
    return forecast.of_browser(scene.draft, _browser_page(snapshot), scene.variables, scene.known)


def _of_mobile(scene: Scene, snapshot: PersonaSnapshot) -> forecast.Forecast:
    return forecast.of_mobile(scene.draft, snapshot.flaky, scene.variables)


def _of_attacker(scene: Scene, snapshot: PersonaSnapshot) -> forecast.Forecast:
    return forecast.of_attacker(scene.draft, _attacker_page(snapshot), scene.variables, scene.known, scene.jar)


def _browser_page(snapshot: PersonaSnapshot) -> Page:
    return Page(origin_of(snapshot.entry(BROWSER.id).origin), snapshot.credentials)


def _attacker_page(snapshot: PersonaSnapshot) -> Page:
    return Page(origin_of(snapshot.entry(ATTACKER.id).origin), "include")


def _turned_at(context: "Context", seq: int) -> str:
    """Title of the stage that turned a recorded request round; empty when it isn't known any more."""
    turned = turned_at(context.traces_store.snapshot, seq)
    names = {info.stage: info.stage_title for info in context.features_store.snapshot.features if info.stage}
    return names.get(turned, turned)


def _with_origins(snapshot: PersonaSnapshot, kept: dict[str, object]) -> PersonaSnapshot:
    entries = tuple(
        replace(entry, origin=str(kept[entry.id])) if entry.origin and _is_origin(kept.get(entry.id)) else entry
        for entry in snapshot.entries
    )
    return replace(snapshot, entries=entries)


def _is_origin(text: object) -> bool:
    try:
        return bool(text) and bool(origin_of(str(text)))
    except ValueError:
        return False


def _keep_origins(context: "Context", snapshot: PersonaSnapshot) -> None:
    origins = {entry.id: entry.origin for entry in snapshot.entries if entry.origin}
    if context.settings.get(_ORIGINS) != origins:
        context.settings.set(_ORIGINS, origins)


def _keep_flaky(context: "Context", chosen: Flaky) -> None:
    """What somebody set by hand; what a lesson sets for itself is not kept."""
    context.settings.set(_FLAKY, chosen.as_json())


def _group() -> str:
    return QCoreApplication.translate("commands", "Client")


def _add_commands(context: "Context", actions: PersonaActions, store: PersonaStore) -> None:
    def tr(words: str) -> str:
        return QCoreApplication.translate("commands", words)

    group = _group()
    titles = {PLAIN.id: tr("Send as a plain client"), BROWSER.id: tr("Send as a browser tab")}
    titles[MOBILE.id] = tr("Send as a flaky mobile")
    titles[ATTACKER.id] = tr("Send as an attacker's page")
    for persona_id, title in titles.items():
        context.commands.add(Command(f"persona.{persona_id}", title, group, "", partial(actions.choose, persona_id)))

    def page_chosen() -> bool:
        return store.snapshot.chosen in (BROWSER.id, ATTACKER.id)

    context.commands.add(Command("persona.allow", tr("Allow what CORS blocked"), group, "", actions.allow, page_chosen))
    context.commands.add(
        Command("persona.forget", tr("Forget preflights and the HTTP cache"), group, "", actions.forget)
    )

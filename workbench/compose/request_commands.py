"""The commands of requests and responses: shortcuts and palette entries for the pair of panels in sight."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from workbench.actions.commands import Command
from workbench.compose.context import Context
from workbench.compose.request_panels import Actions, Fronts, Pair, Stores
from workbench.core.export.kinds import KINDS
from workbench.ui.request.section_faces import SECTIONS

Gesture = Callable[[], None]


def add_commands(context: Context, fronts: Fronts, stores: Stores, actions: Actions) -> None:
    """Add all of them."""
    group = _tr("Request")
    for command_id, title, shortcut, run in (*_of_request(fronts, actions), *_of_parts(fronts), *_of_response(fronts)):
        context.commands.add(Command(command_id, title, group, shortcut, run))

    def sending() -> bool:
        return stores.requests.snapshot.current.sending

    def idle() -> bool:
        return not sending()

    send, cancel = _in_sight(fronts, lambda pair: pair.request.bar.url.submit), actions.requests.cancel
    context.commands.add(Command("request.send", _tr("Send the request"), group, "Ctrl+Return", send, idle))
    context.commands.add(Command("request.cancel", _tr("Cancel the request"), group, "Esc", cancel, sending))


def _of_request(fronts: Fronts, actions: Actions) -> tuple[tuple[str, str, str, Gesture], ...]:
    def front(gesture: Callable[[Pair], Gesture]) -> Gesture:
        return _in_sight(fronts, gesture)

    return (
        ("request.url", _tr("Go to the URL"), "Ctrl+L", front(lambda pair: pair.request.focus_url)),
        ("request.new", _tr("New request"), "Ctrl+T", front(lambda pair: pair.request.open_new)),
        ("request.close", _tr("Close the request"), "Ctrl+W", actions.requests.close_current),
        ("request.rename", _tr("Rename the request"), "F2", front(lambda pair: pair.request.rename_current)),
        ("request.history", _tr("Search history"), "Ctrl+H", front(lambda pair: pair.request.show_history)),
        ("request.cookies", _tr("Show the cookie jar"), "", front(lambda pair: pair.request.cookies.open)),
    )


def _of_parts(fronts: Fronts) -> Iterator[tuple[str, str, str, Gesture]]:
    """Where to in the request: one command for each of its tabs."""
    names = ("Params", "Headers", "Auth", "Body", "Tests", "Vars", "Settings", "Docs")
    for section, name in zip(SECTIONS, names, strict=True):
        title = _tr("Go to {0}").format(QCoreApplication.translate("RequestPanel", name))
        yield f"request.part.{section}", title, "", partial(_go_to, fronts, section)


def _go_to(fronts: Fronts, section: str) -> None:
    fronts.pair.request.show_section(section)
    fronts.pair.request.editors.focus_part()


def _of_response(fronts: Fronts) -> tuple[tuple[str, str, str, Gesture], ...]:
    def front(gesture: Callable[[Pair], Gesture]) -> Gesture:
        return _in_sight(fronts, gesture)

    return (
        ("response.search", _tr("Search the response"), "Ctrl+F", front(lambda pair: pair.response.body.open_search)),
        (
            "response.filter",
            _tr("Filter the response by JSONPath"),
            "",
            front(lambda pair: pair.response.body.toggle_filter),
        ),
        (
            "response.save",
            _tr("Save the response body"),
            "",
            front(lambda pair: pair.response.body.ask_where_to_save),
        ),
        ("response.assert", _tr("Assert the chosen value"), "Alt+A", front(lambda pair: pair.response.assert_chosen)),
        (
            "response.capture",
            _tr("Capture the chosen value into a variable"),
            "Alt+V",
            front(lambda pair: pair.response.capture_chosen),
        ),
        ("response.copy", _tr("Copy the response body"), "", front(lambda pair: pair.response.body.copy)),
    )


def _in_sight(fronts: Fronts, gesture: Callable[[Pair], Gesture]) -> Gesture:
    def act() -> None:
        gesture(fronts.pair)()

    return act


def _tr(words: str) -> str:
    return QCoreApplication.translate("commands", words)


def add_exchange_commands(context: Context, fronts: Fronts, stores: Stores, actions: Actions) -> None:
    """Commands that take requests in and give them out."""

    def import_clipboard() -> None:
        actions.curl.import_text(QGuiApplication.clipboard().text())

    def undoable() -> bool:
        return stores.requests.snapshot.current.before_import is not None

    group = _tr("Request")
    context.commands.add(Command("curl.import", _tr("Import cURL from the clipboard"), group, "", import_clipboard))
    context.commands.add(Command("curl.undo", _tr("Undo the import"), group, "", actions.curl.undo, undoable))
    for one in KINDS:
        title = _tr("Copy as {0}").format(one.name)
        shortcut = "Ctrl+Shift+C" if one is KINDS[0] else ""

        def copy(kind_id: str = one.id) -> None:
            actions.copy.copy(kind_id, fronts.pair.request.editors.copy_menu.include_secrets)

        context.commands.add(Command(f"copy.{one.id}", title, group, shortcut, copy))

"""The scenes that ``make shots`` plays, in order; each leaves the window as the next one wants it."""

from dataclasses import replace

from server.contract.control import StartFailure
from server.contract.features import Setting
from tests.shots.driver import SIZES, SMALLEST, Driver, Scene
from tests.shots.lessons import course, lesson
from workbench.core.backend import ProcessInfo
from workbench.core.request import JsonBody, RequestDraft, Row
from workbench.state.experiment import ExperimentSetup
from workbench.ui.keymap import KeyMap
from workbench.ui.request.panel import RequestPanel
from workbench.ui.request_screen.screen import RequestScreen
from workbench.ui.response.panel import ResponsePanel


def _send(driver: Driver, draft: RequestDraft | None = None) -> None:
    requests, done = driver.context.requests, []
    requests.finished.connect(done.append)
    if draft is not None:
        requests.open_draft(draft)
        driver.pause(50)
    requests.send()
    driver.until(lambda: bool(done), "an answer")
    requests.finished.disconnect(done.append)
    seq = done[-1].trace_seq
    driver.pause(700 if seq is None else 500)


def _flip(driver: Driver, feature: str, choice: str, **params: float | bool) -> None:
    driver.context.features.set_choice(feature, choice)
    driver.until(lambda: _setting(driver, feature).choice == choice, f"{feature} {choice}")
    for name, value in params.items():
        driver.context.features.set_param(feature, name, value)
        driver.until(lambda n=name, v=value: _setting(driver, feature).params[n] == v, f"{feature} {name}")


def _setting(driver: Driver, feature: str) -> Setting:
    board = driver.context.features_store.snapshot.switchboard
    assert board is not None
    return board.settings[feature]


def _live(driver: Driver) -> None:
    driver.app.panels.pipeline.set_mode("live")


def empty(driver: Driver) -> None:
    driver.shoot("01-empty")


def index(driver: Driver) -> None:
    _live(driver)
    for _ in range(6):
        _send(driver)
    _flip(driver, "data.index", "owner")
    for _ in range(6):
        _send(driver)
    driver.pause(1500)
    driver.shoot("02-index")


def inspector(driver: Driver) -> None:
    driver.app.panels.pipeline.inspect("sql", "sql")
    driver.pause(800)
    driver.shoot("03-inspector-sql")
    driver.app.panels.pipeline.inspect("http.request_id", "headers")
    driver.pause(300)
    driver.shoot("04-inspector-headers")
    driver.app.panels.pipeline.inspect("handler", "source")
    driver.pause(800)
    driver.shoot("05-inspector-source")
    driver.app.panels.pipeline.inspector.hide()


def turned(driver: Driver) -> None:
    _flip(driver, "http.rate_limit", "on", rate=0.2, burst=1)
    for _ in range(3):
        _send(driver)
    driver.shoot("06-rate-limited")
    _flip(driver, "http.rate_limit", "off")


def cached(driver: Driver) -> None:
    _flip(driver, "cache.profile", "aside")
    profile = RequestDraft(url="{{base}}/users/42/profile", name="profile")
    _send(driver, profile)
    _send(driver)
    driver.shoot("07-cache-hit")


def n_plus_one(driver: Driver) -> None:
    posts = RequestDraft(url="{{base}}/posts", params=(Row("limit", "20"),), name="posts")
    _send(driver, posts)
    driver.app.panels.pipeline.toggle_list()
    driver.app.panels.pipeline.inspect("sql", "sql")
    driver.pause(600)
    driver.shoot("08-n-plus-one")
    driver.app.panels.pipeline.toggle_list()
    driver.app.panels.pipeline.inspector.hide()


def broken(driver: Driver) -> None:
    _flip(driver, "chaos.errors", "on", percent=100)
    _send(driver)
    driver.shoot("09-error-500")
    _flip(driver, "chaos.errors", "off")


def invalid_body(driver: Driver) -> None:
    text = '{\n  "title": "Rotate the signing key",\n  "owner_id": 42\n  "tags": ["security"]\n}'
    draft = RequestDraft(method="POST", url="{{base}}/tasks", body=JsonBody(text), name="create task")
    driver.context.requests.open_draft(draft)
    driver.app.panels.request.show_section("body")
    driver.pause(500)
    driver.shoot("10-invalid-body")
    _send(driver)
    driver.context.requests.edit(replace(draft, body=JsonBody(text.replace("42\n", "42,\n"))))
    _send(driver)
    driver.shoot("11-created")


def sections(driver: Driver) -> None:
    for number, name in enumerate(("headers", "auth", "docs"), start=12):
        driver.app.panels.request.show_section(name)
        driver.pause(200)
        driver.shoot(f"{number}-request-{name}")
    driver.app.panels.request.show_section("params")


def answer(driver: Driver) -> None:
    """The other tabs of the response, after a log-in that set a cookie."""
    _flip(driver, "auth.mode", "session")
    driver.app.panels.request.login_requested.emit("alice", "alice-loves-tasks")
    driver.pause(800)
    _send(driver, RequestDraft(url="{{base}}/me", name="me"))
    response = driver.app.panels.response.findChild(ResponsePanel)
    assert response is not None
    for number, name in enumerate(("headers", "cookies", "timeline", "wire"), start=15):
        response.show_section(name)
        driver.pause(300)
        driver.shoot(f"{number}-response-{name}", SIZES[:1])
    response.show_section("body")
    _flip(driver, "auth.mode", "none")


def popups(driver: Driver) -> None:
    """Everything that opens over the window."""
    bar, request = driver.app.window.bar, driver.app.panels.request
    for name, show, hide in (
        ("22-status", bar.open_status, bar.status_popup.hide),
        ("23-reset", bar.open_reset, bar.reset_popup.hide),
        ("24-history", request.show_history, request.history.hide),
        ("25-cookies", request.cookies.open, request.cookies.hide),
    ):
        show()
        driver.pause(500)
        driver.shoot(name, SIZES[:1])
        hide()
    driver.command("help.keys")
    driver.pause(300)
    driver.shoot("26-keys", SIZES[:1])
    driver.app.window.findChild(KeyMap).close()


def board(driver: Driver) -> None:
    """Every group of the switchboard open, and the charts as a table."""
    panel, charts = driver.app.panels.switchboard, driver.app.panels.charts
    panel.set_open_sections(("cache", "auth", "http", "order", "chaos"))
    _flip(driver, "http.rate_limit", "on")
    charts.toggle_table()
    driver.pause(300)
    driver.shoot("27-switchboard")
    charts.toggle_table()
    panel.set_open_sections(("data",))
    _flip(driver, "http.rate_limit", "off")


def smallest(driver: Driver) -> None:
    """The smallest window, as it is, with the switchboard's drawer, and with a body that is no JSON."""
    driver.shoot("28-smallest", SMALLEST)
    driver.app.window.resize(SMALLEST[0])
    driver.pause(200)
    driver.command("view.switchboard")
    driver.shoot("29-smallest-drawer", SMALLEST)
    driver.app.window.resize(SMALLEST[0])
    driver.command("view.close_drawer")
    driver.context.requests.open_draft(
        RequestDraft(
            method="POST", url="{{base}}/tasks", body=JsonBody('{\n  "title": 42\n  "tags": []\n}'), name="broken"
        )
    )
    driver.app.panels.request.show_section("body")
    driver.shoot("29-smallest-body", SMALLEST)
    driver.app.panels.request.show_section("params")


def words(driver: Driver) -> None:
    """Long words, other scripts and words from right to left, in the URL, in a body and in the answer."""
    text = '{"title": "שלום עולם · مرحبا · 日本語 · 🧪 · ' + "long " * 60 + '", "owner_id": 42}'
    url = "{{base}}/tasks"
    params = (Row("q", "שלום 日本語 & =?#"), Row("x" * 60, "y" * 300))
    _send(driver, RequestDraft(method="POST", url=url, params=params, body=JsonBody(text), name="日本語 שלום " * 6))
    driver.app.panels.request.show_section("body")
    driver.shoot("34-words", SIZES[:1])
    driver.app.panels.request.show_section("params")


def troubles(driver: Driver) -> None:
    """The cards over the request: a start that failed, a port that was taken, a file that was set aside."""
    card, now = driver.app.panels.notice, driver.context.backend_store.snapshot
    why = "The database could not be opened: unable to open database file"
    failure = StartFailure(
        role="api", what="The backend did not start", why=why, what_to_do="Check the folder, then start again"
    )
    lines = ('  File "server/database.py", line 31, in open', "OperationalError: unable to open database file")
    dead = ProcessInfo(role="api", pid=4312, state="exited", log_tail=lines)
    for name, shown in (
        ("41-failed", replace(now, state="failed", failure=failure, processes=(dead,))),
        ("42-port-taken", replace(now, state="running", notice="Port 8000 is in use by python (pid 4312).")),
    ):
        card.render_backend(shown)
        driver.app.window.bar.render_backend(shown)
        driver.shoot(name, SIZES[:1])
    card.render_backend(now)
    driver.app.window.bar.render_backend(now)
    card.tell("settings.json could not be read and was set aside as settings.json.broken-1. It is not valid JSON.")
    driver.shoot("43-set-aside", SIZES[:1])
    card.hide()


def palette(driver: Driver) -> None:
    driver.app.window.palette_popup.open()
    driver.pause(200)
    driver.app.window.palette_popup.field.setText("index")
    driver.pause(200)
    driver.shoot("20-palette")
    driver.app.window.palette_popup.close_palette()


def burst(driver: Driver) -> None:
    done: list[object] = []
    driver.context.burst.finished.connect(done.append)
    driver.context.requests.open_draft(
        RequestDraft(url="{{base}}/tasks", params=(Row("owner_id", "42"), Row("limit", "50")), name="tasks by owner")
    )
    driver.command("burst.run")
    driver.until(lambda: bool(done), "the burst")
    driver.pause(1500)
    driver.shoot("21-burst")
    driver.context.burst.dismiss()


def experiment(driver: Driver) -> None:
    actions = driver.context.experiment
    driver.app.window.show_screen("experiment")
    driver.pause(300)
    driver.shoot("30-experiment-empty")
    actions.with_and_without("data.index")
    actions.change_setup(ExperimentSetup("data.index", "none", "owner", count=150, rate_per_s=30))
    driver.pause(300)
    driver.shoot("31-experiment-setup")
    done: list[object] = []
    actions.finished.connect(done.append)
    actions.predict(20.0)
    actions.run()
    driver.pause(4000)
    driver.shoot("32-experiment-running")
    driver.until(lambda: bool(done), "the experiment")
    driver.pause(800)
    driver.shoot("33-experiment-result")
    driver.app.window.show_screen("learn")


_BROKEN = """{
  "title": "Rotate the signing key",
  "owner_id": {{owner:-42}},
  "priority": 2
  "done": false
}"""


def request(driver: Driver) -> None:
    """The Request screen: a POST with a slip in its body, its answer, and two answers compared."""
    driver.app.window.show_screen("request")
    driver.until(lambda: driver.app.window.findChild(RequestScreen) is not None, "the Request screen")
    driver.pause(1500)
    driver.shoot("50-request")
    whole = _BROKEN.replace("2\n", "2,\n").replace("2\\n", "2,\\n")
    create = RequestDraft(method="POST", url="{{base}}/tasks", body=JsonBody(whole), name="create task")
    _send(driver, create)
    _send(driver)
    driver.context.requests.edit(replace(create, body=JsonBody(_BROKEN)))
    screen = driver.app.window.findChild(RequestScreen)
    screen.findChild(RequestPanel).show_section("body")
    driver.pause(800)
    driver.shoot("51-request-problem")
    driver.shoot("52-request-smallest", SMALLEST)
    _edited_as_page(driver, screen)
    driver.app.window.show_screen("learn")


def _edited_as_page(driver: Driver, screen: RequestScreen) -> None:
    """A request of the collection, edited, as a browser's tab would send it; with what its assertions say."""
    collection = driver.context.collection_store.snapshot.collection
    saved = next(one for one in collection.folder.requests() if one.draft.method == "POST" and one.draft.assertions)
    driver.context.collection.open_request(saved.path)
    driver.context.personas.choose("browser")
    _send(driver)
    draft = driver.context.requests.draft
    driver.context.requests.edit(replace(draft, headers=(*draft.headers, Row("Idempotency-Key", "{{$uuid}}"))))
    screen.editor.show_section("headers")
    driver.pause(800)
    driver.shoot("53-request-page")
    driver.context.personas.choose("plain")


def failed(driver: Driver) -> None:
    driver.context.backend.stop()
    driver.until(lambda: driver.context.backend_store.snapshot.state == "stopped", "the stop")
    _send(driver)
    driver.shoot("40-refused")


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        empty, index, inspector, turned, cached, n_plus_one, broken, invalid_body, sections, answer, palette,
        popups, board, smallest, words, troubles, burst, course, lesson, experiment, request, failed,
    )
}  # fmt: skip

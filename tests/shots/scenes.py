"""The scenes that ``make shots`` plays, in order; each leaves the window as the next one wants it."""

from dataclasses import replace

from server.contract.features import Setting
from tests.shots.driver import Driver, Scene
from workbench.core.request import JsonBody, RequestDraft, Row
from workbench.state.experiment import ExperimentSetup


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
    actions.run()
    driver.pause(4000)
    driver.shoot("32-experiment-running")
    driver.until(lambda: bool(done), "the experiment")
    driver.pause(800)
    driver.shoot("33-experiment-result")
    driver.app.window.show_screen("learn")


def failed(driver: Driver) -> None:
    driver.context.backend.stop()
    driver.until(lambda: driver.context.backend_store.snapshot.state == "stopped", "the stop")
    _send(driver)
    driver.shoot("40-refused")


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        empty, index, inspector, turned, cached, n_plus_one, broken, invalid_body, sections, palette, burst,
        experiment, failed,
    )
}  # fmt: skip

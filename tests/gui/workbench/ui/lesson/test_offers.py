from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lessons.format.models import Send, Toggle, Verb
from server.contract.features import ChoiceInfo, FeatureInfo, Setting, Switchboard
from workbench.state.features import FeaturesSnapshot
from workbench.ui.lesson.offers import ActionRow, SendView, ToggleView
from workbench.ui.lesson.scene import Scene

GUESS_FIRST = "First your guess: Send and Run wait for it."


def _step(lesson, step_id):
    return next(step for step in lesson.steps if step.id == step_id)


def test_send_card_sends_and_ticks(qtbot, make, gestures, scene, lesson) -> None:
    view = make(SendView, _step(lesson, "slow").of(Send)[0])
    view.show_scene(scene())

    with qtbot.waitSignal(gestures.verb_requested) as wished:
        qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    view.show_scene(scene(recorded=frozenset({"slow"})))

    assert wished.args == [Verb("send", ("slow",))]
    assert view._done.isVisible()


def test_open_prediction_locks_sending_and_says_why(make, scene, lesson) -> None:
    step = _step(lesson, "slow")
    card, row = make(SendView, step.of(Send)[0]), make(ActionRow, step)

    for view in (card, row):
        view.show_scene(scene(locked=True))

    assert not card.button.isEnabled()
    assert not row.send.isEnabled()
    assert (card.button.toolTip(), row.send.toolTip()) == (GUESS_FIRST, GUESS_FIRST)


def test_send_request_takes_the_first_that_is_not_recorded(qtbot, make, gestures, scene, pack) -> None:
    lesson = pack.lesson("caching.cache-aside")
    row = make(ActionRow, _step(lesson, "dear"))
    row.show_scene(scene("dear", lesson=lesson, recorded=frozenset({"first"})))

    with qtbot.waitSignal(gestures.verb_requested) as wished:
        qtbot.mouseClick(row.send, Qt.MouseButton.LeftButton)

    assert wished.args == [Verb("send", ("again",))]


def test_burst_names_its_count(qtbot, make, gestures, scene, pack) -> None:
    lesson = pack.lesson("limits.rate-limit")
    row = make(ActionRow, _step(lesson, "unlimited"))
    row.show_scene(scene("unlimited", lesson=lesson))

    with qtbot.waitSignal(gestures.verb_requested) as wished:
        qtbot.mouseClick(row.run, Qt.MouseButton.LeftButton)

    assert row.run.text() == "Run burst 60"
    assert wished.args == [Verb("burst", ("flood",))]


def test_sending_is_primary_until_the_step_is_passed(make, scene, lesson) -> None:
    row = make(ActionRow, _step(lesson, "slow"))
    row.show_scene(scene())
    before = row.send.property("kind")

    row.show_scene(scene(solution_open=True))

    assert (before, row.send.property("kind")) == ("primary", "secondary")


def test_switch_shows_the_backends_word_and_asks_for_the_flip(qtbot, make, gestures, scene, lesson) -> None:
    view = make(ToggleView, _step(lesson, "index-on").of(Toggle)[0])
    view.show_scene(scene("index-on"))

    with qtbot.waitSignal(gestures.verb_requested) as wished:
        qtbot.mouseClick(view.switch, Qt.MouseButton.LeftButton)
    still = view.switch.isChecked()
    view.show_scene(scene("index-on", choice="owner"))

    assert wished.args == [Verb("toggle", ("data.index", "owner"))]
    assert (still, view.switch.isChecked()) == (False, True)
    assert view.title.text() == "Index on tasks"


def test_request_shows_who_sends_it_and_what_is_in_it(make, scene, pack) -> None:
    lesson = pack.lesson("http.retries")
    view = make(SendView, _step(lesson, "key").of(Send)[0])

    view.show_scene(scene("key", lesson=lesson))

    said = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert "phone" in said
    assert view.rest.text().splitlines()[0] == "Idempotency-Key: rent-in-may"
    assert "Pay the rent for May" in view.rest.text()
    assert "Content-Type" not in view.rest.text()


def test_on_off_switch_lies_as_the_feature_does(make, session, pack) -> None:
    lesson = pack.lesson("http.anatomy")
    off, on = (make(ToggleView, toggle) for toggle in _step(lesson, "request-id").of(Toggle))
    moment = Scene(session("request-id", lesson=lesson), _request_id("on"), idle=True)

    for view in (off, on):
        view.show_scene(moment)
    at_first = off.switch.isChecked(), on.switch.isChecked()
    off.show_scene(Scene(moment.session, _request_id("off"), idle=True))

    assert at_first == (True, True)
    assert not off.switch.isChecked()
    assert (off.position.text(), on.position.text()) == ("switch it off", "switch it on")


def test_send_request_says_which_of_several(make, scene, pack) -> None:
    lesson = pack.lesson("http.anatomy")
    row = make(ActionRow, _step(lesson, "failing"))

    row.show_scene(scene("failing", lesson=lesson, recorded=frozenset({"nobody"})))

    assert row.send.text() == "Send request 2 of 3"


def _request_id(choice: str) -> FeaturesSnapshot:
    choices = tuple(ChoiceInfo(value=value, label=value) for value in ("off", "on"))
    info = FeatureInfo(
        id="http.request_id", group="http", title="Request id", summary="", choices=choices, default="on"
    )
    board = Switchboard(version=1, settings={"http.request_id": Setting(choice=choice, params={})}, order=())
    return FeaturesSnapshot(features=(info,), switchboard=board)

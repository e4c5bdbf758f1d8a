from pathlib import Path

from PySide6.QtCore import Qt

from lessons.format.models import Explain, Place, Predict, Quiz
from workbench.core.lesson import SKIPPED
from workbench.ui.lesson.questions import ExplainView, PredictView, QuizView

EXPLAIN = Explain("words", "Why is it faster?", "The tree skips rows.", Place(Path("x.md"), 1))


def _predict(lesson) -> Predict:
    return next(each for step in lesson.steps for each in step.of(Predict))


def _quiz(lesson) -> Quiz:
    return next(each for step in lesson.steps for each in step.of(Quiz))


def test_open_prediction_asks(qtbot, make, gestures, scene, lesson) -> None:
    view = make(PredictView, _predict(lesson))
    view.show_scene(scene("predict", locked=True))

    with qtbot.waitSignal(gestures.answer_requested) as answered:
        qtbot.mouseClick(view.choices.segmented.segment("c"), Qt.MouseButton.LeftButton)

    assert answered.args == ["guess", "c"]
    assert not view.said.isVisible()


def test_guess_takes_the_colours_of_another_look(make, scene, lesson, theme) -> None:
    view = make(PredictView, _predict(lesson))
    view.show_scene(scene("predict", answers={"guess": "c"}, measured={"guess": "376×"}))

    theme.set_mode("dark")

    assert theme.color("text.primary").name() in view.said.text()
    assert theme.color("ok.base").name() in view.measured.text()


def test_guess_is_locked_and_stands_beside_what_was_measured(make, scene, lesson) -> None:
    view = make(PredictView, _predict(lesson))

    view.show_scene(
        scene("predict", answers={"guess": "c"}, measured={"guess": "376×"}, feedback={"guess": "Close. `x`"})
    )

    assert "100×" in view.said.text()
    assert "376×" in view.measured.text()
    assert view.feedback.toPlainText().startswith("Close.")


def test_a_prediction_may_be_skipped_and_shows_what_was_measured(qtbot, make, gestures, scene, lesson) -> None:
    view = make(PredictView, _predict(lesson))
    view.show_scene(scene("predict", locked=True))

    with qtbot.waitSignal(gestures.answer_requested) as answered:
        qtbot.mouseClick(view.skip, Qt.MouseButton.LeftButton)
    view.show_scene(scene("predict", answers={"guess": SKIPPED}, measured={"guess": "376×"}))

    assert answered.args == ["guess", SKIPPED]
    assert not view.skip.isVisible()
    assert view.said.text() == "No guess"
    assert "376×" in view.measured.text()


def test_wrong_quiz_answer_is_explained_and_may_be_changed(qtbot, make, gestures, scene, lesson) -> None:
    view = make(QuizView, _quiz(lesson))
    view.show_scene(scene("price", answers={"price": "a"}, feedback={"price": "Those never look."}))

    with qtbot.waitSignal(gestures.answer_requested) as answered:
        qtbot.mouseClick(view.choices.rows[1], Qt.MouseButton.LeftButton)

    assert view.feedback.toPlainText() == "Those never look."
    assert answered.args == ["price", "b"]


def test_right_quiz_answer_is_final(make, scene, lesson) -> None:
    view = make(QuizView, _quiz(lesson))

    view.show_scene(scene("price", answers={"price": "b"}))

    assert not any(row.isEnabled() for row in view.choices.rows)


def test_model_answer_comes_after_own_words(qtbot, make, gestures, scene) -> None:
    view = make(ExplainView, EXPLAIN)
    view.show_scene(scene())
    assert not view.compare.isEnabled()
    assert not view.model.isVisible()

    qtbot.keyClicks(view.field, "It reads less.")
    with qtbot.waitSignal(gestures.answer_requested) as answered:
        qtbot.mouseClick(view.compare, Qt.MouseButton.LeftButton)
    view.show_scene(scene(answers={"words": "It reads less."}))

    assert answered.args == ["words", "It reads less."]
    assert view.model.isVisible()


def test_guess_waits_for_what_is_measured(make, scene, lesson) -> None:
    view = make(PredictView, _predict(lesson))

    view.show_scene(scene("predict", answers={"guess": "c"}))
    waiting = view._later.isVisible()
    view.show_scene(scene("predict", answers={"guess": "c"}, measured={"guess": "376×"}, feedback={"guess": "Close."}))

    assert waiting
    assert not view._later.isVisible()


def test_quiz_answer_is_marked_right_or_wrong(make, scene, pack) -> None:
    lesson = pack.lesson("http.anatomy")
    view = make(QuizView, _quiz(lesson))

    view.show_scene(scene("rule", lesson=lesson, answers={"code": "b"}))
    wrong = view._mark.accessibleName()
    view.show_scene(scene("rule", lesson=lesson, answers={"code": "c"}))

    assert (wrong, view._mark.accessibleName()) == ("wrong", "right")

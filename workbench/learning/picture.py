"""Puts together what the panel draws of a session."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lessons.format.models import Hint, Lesson, Predict, Quiz, Step
from workbench.core.lesson import SessionSnapshot, StepLine, StepState
from workbench.learning.memory import Memory, names_of
from workbench.learning.verdicts import Judge

MISSES_BEFORE_OFFER = 2


@dataclass(frozen=True, slots=True)
class Mood:
    """What passes: it is shown, and never remembered."""

    busy: str = ""
    notice: str = ""
    playing: bool = False
    can_undo: bool = False


def picture(lesson: Lesson, memory: Memory, judge: Judge, switches: Mapping[str, str], mood: Mood) -> SessionSnapshot:
    """The session at this moment."""
    step = step_of(lesson, memory.step)
    hints = [hint for block in step.of(Hint) for hint in block.say]
    asked = memory.hints.get(step.id, 0)
    measured = {predict.name: judge.measured(predict) for each in lesson.steps for predict in each.of(Predict)}
    return SessionSnapshot(
        lesson=lesson,
        step=step,
        steps=tuple(_line(each, memory) for each in lesson.steps),
        verdict=judge.step(step),
        answers=memory.answers,
        feedback=_feedback(lesson, memory, judge),
        measured={name: text for name, text in measured.items() if text},
        recorded=frozenset(memory.evidence),
        switches=switches,
        hints=tuple(hints[:asked]),
        misses=memory.misses,
        can_show_hint=memory.misses >= MISSES_BEFORE_OFFER and asked < len(hints),
        solution_open=step.id in memory.passed,
        locked=is_locked(step, memory),
        playing=mood.playing,
        busy=mood.busy,
        notice=mood.notice,
        finished=memory.finished,
        can_undo=mood.can_undo,
    )


def is_locked(step: Step, memory: Memory) -> bool:
    """Whether a prediction of this step is open."""
    return any(predict.name not in memory.answers for predict in step.of(Predict))


def step_of(lesson: Lesson, step_id: str) -> Step:
    """The step of that id. Raises ``KeyError``."""
    return {step.id: step for step in lesson.steps}[step_id]


def _line(step: Step, memory: Memory) -> StepLine:
    return StepLine(step.id, step.title, _state(step, memory), memory.shown.get(step.id, ""))


def _state(step: Step, memory: Memory) -> StepState:
    if step.id == memory.step:
        return "now"
    return "passed" if step.id in memory.passed else "open"


def _feedback(lesson: Lesson, memory: Memory, judge: Judge) -> dict[str, str]:
    """What each choice made is answered with; a prediction's comes when what it is about was recorded."""
    predictions = [predict for step in lesson.steps for predict in step.of(Predict)]
    seen = [predict for predict in predictions if _names_in(predict, lesson) <= memory.evidence.keys()]
    questions = (*seen, *(quiz for step in lesson.steps for quiz in step.of(Quiz)))
    made = [(question, memory.answers[question.name]) for question in questions if question.name in memory.answers]
    return {question.name: judge.fill(question.feedback.get(choice, "")) for question, choice in made}


def _names_in(predict: Predict, lesson: Lesson) -> set[str]:
    """What must be recorded before anything can be measured for a prediction."""
    words = set(re.findall(r"[A-Za-z_]\w*", predict.measured))
    return words & {name for step in lesson.steps for name in names_of(step)}

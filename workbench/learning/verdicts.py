"""Judges a step: three verdicts for each check, each with the live values that led to it."""

from collections.abc import Mapping

from lessons.format.expressions import ExpressionError, MissingEvidenceError, evaluate, render_template, uses
from lessons.format.models import Burst, Check, Explain, Lesson, Predict, Quiz, Send, Step
from workbench.core.lesson import CheckState, CheckVerdict, StepVerdict
from workbench.learning.evidence import UNAVAILABLE, Unrecorded
from workbench.learning.vocabulary import Facts, functions

TRACING_OFF = "requests are not recorded just now: record them again, and send once more"
BACKEND_DOWN = "the backend is not running"


class Judge:
    """Judges with one set of facts."""

    def __init__(self, lesson: Lesson, facts: Facts, *, trouble: str = "") -> None:
        """``trouble`` says why nothing can be recorded just now."""
        self._facts = facts
        self._functions = functions(facts)
        self._needs = needs_of(lesson)
        self._trouble = trouble

    def step(self, step: Step) -> StepVerdict:
        """All checks, and whether the step is passed: hard checks met, predictions made, quizzes answered rightly."""
        checks = tuple(self.check(check) for check in step.checks)
        met = all(check.state == "met" for check in checks if not check.soft)
        return StepVerdict(checks, met and self._questions_answered(step))

    def check(self, check: Check) -> CheckVerdict:
        """One check."""
        reason = self._unavailable(check)
        if reason:
            return self._not_checked(check, reason)
        try:
            met = bool(evaluate(check.expr, self._facts.evidence, self._functions))
        except MissingEvidenceError as error:
            return self._waiting(check, error.name)
        except ExpressionError as error:
            return self._not_checked(check, str(error))
        return self._verdict(check, "met" if met else "not_met", "" if met else self.fill(check.fail))

    def fill(self, template: str) -> str:
        """A template with the values seen."""
        return render_template(template, self._facts.evidence, self._functions)

    def measured(self, predict: Predict) -> str:
        """What was measured for a prediction; empty while something is missing."""
        text = self.fill(predict.measured)
        return "" if "–" in text else text

    def _questions_answered(self, step: Step) -> bool:
        answers = self._facts.answers
        guessed = all(predict.name in answers for predict in step.of(Predict))
        right = all(answers.get(quiz.name) == quiz.answer for quiz in step.of(Quiz))
        return guessed and right and all(answers.get(explain.name) for explain in step.of(Explain))

    def _verdict(self, check: Check, state: CheckState, message: str) -> CheckVerdict:
        return CheckVerdict(check.id, check.title, state, message, self.fill(check.shows), check.soft)

    def _not_checked(self, check: Check, reason: str) -> CheckVerdict:
        message = f"This could not be checked: {reason}."
        return CheckVerdict(check.id, check.title, "could_not_check", message, soft=check.soft)

    def _waiting(self, check: Check, name: str) -> CheckVerdict:
        if self._trouble:
            return self._not_checked(check, self._trouble)
        message = self._needs.get(name, f"Nothing was recorded for '{name}' yet.")
        return CheckVerdict(check.id, check.title, "not_met", message, soft=check.soft, waiting=True)

    def _unavailable(self, check: Check) -> str:
        """Why something that the check speaks of has no value, if so."""
        found = uses(check.expr)
        for name in sorted(found.names | {text for _, text in found.arguments}):
            evidence = self._facts.evidence.get(name)
            if isinstance(evidence, Unrecorded):
                return evidence.reason
        for name, field in sorted(found.fields):
            evidence = self._facts.evidence.get(name)
            if evidence is not None and getattr(evidence, field, None) is None and field in UNAVAILABLE:
                return UNAVAILABLE[field]
        return ""


def needs_of(lesson: Lesson) -> Mapping[str, str]:
    """What must be done first for each name, in words."""
    needs: dict[str, str] = {}
    for step in lesson.steps:
        for send in step.of(Send):
            who = f" as {send.login}" if send.login else ""
            needs[send.name] = f"Send {send.method} {send.target}{who} first."
        for burst in step.of(Burst):
            needs[burst.name] = f"Run the burst of {burst.count} × {burst.request} first."
    return needs

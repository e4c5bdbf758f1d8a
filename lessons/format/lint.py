"""Finds what would confuse a learner: wrong names, checks that can't hold, questions without answers."""

from collections.abc import Iterator
from pathlib import Path

from lessons.format.catalogue import Catalogue, load_catalogue
from lessons.format.lint_charts import lint_charts
from lessons.format.lint_expressions import lint_expressions
from lessons.format.lint_names import lint_names
from lessons.format.load import PACK_FILE, read_pack
from lessons.format.models import Check, Explain, Hint, Lesson, Pack, Place, Predict, Quiz, Send, Slip, Step
from lessons.format.problems import Problem, nearest

MOST_HINTS = 3


def lint_pack(path: Path, catalogue: Catalogue | None = None) -> tuple[Problem, ...]:
    """Every problem of a pack, in the order of its files and lines."""
    pack, problems = read_pack(path)
    known = catalogue or load_catalogue()
    found = [*problems, *_pack_problems(pack)]
    for lesson in pack.lessons:
        found += lint_lesson(lesson, known)
    return tuple(sorted(found, key=lambda problem: (str(problem.place.path), problem.place.line, problem.code)))


def lint_lesson(lesson: Lesson, catalogue: Catalogue) -> Iterator[Problem]:
    """The problems of one lesson that could be loaded."""
    yield from _shape(lesson)
    for step in lesson.steps:
        yield from _step(step)
    yield from lint_names(lesson, catalogue)
    yield from lint_charts(lesson)
    yield from lint_expressions(lesson, catalogue)


def _pack_problems(pack: Pack) -> Iterator[Problem]:
    place = Place(pack.path / PACK_FILE, 1)
    seen: set[str] = set()
    ids = {lesson.id for lesson in pack.lessons}
    for lesson in pack.lessons:
        if lesson.id in seen:
            yield Problem("E501", Place(lesson.path, 1), f"the id '{lesson.id}' is taken by another lesson")
        if pack.chapters and lesson.chapter not in pack.chapters:
            hint = nearest(lesson.chapter, pack.chapters)
            yield Problem("E502", Place(lesson.path, 1), f"{place.path.name} has no chapter '{lesson.chapter}'{hint}")
        for wanted in lesson.prerequisites:
            if wanted not in ids:
                hint = nearest(wanted, ids)
                yield Problem("E503", Place(lesson.path, 1), f"there is no lesson '{wanted}' to come before{hint}")
            elif wanted not in seen:
                yield Problem("E504", Place(lesson.path, 1), f"'{wanted}' must stand before this lesson in the pack")
        seen.add(lesson.id)


def _shape(lesson: Lesson) -> Iterator[Problem]:
    place = Place(lesson.path, 1)
    if not lesson.steps:
        yield Problem("E510", place, "a lesson needs at least one step")
    if not 1 <= lesson.minutes <= 30:
        yield Problem("E511", place, f"{lesson.minutes} minutes: a lesson takes 5 to 12")
    if not any(step.of(Quiz) for step in lesson.steps):
        yield Problem("E512", place, "a lesson ends with a quiz")
    for what, names in (("step", [(step.id, step.place) for step in lesson.steps]), ("name", list(_names(lesson)))):
        seen: set[str] = set()
        for name, where in names:
            if name in seen:
                yield Problem("E513", where, f"the {what} '{name}' is used twice")
            seen.add(name)


def _names(lesson: Lesson) -> Iterator[tuple[str, Place]]:
    from lessons.format.models import Burst

    for step in lesson.steps:
        for block in step.blocks:
            if isinstance(block, Send | Burst | Predict | Quiz | Explain):
                yield block.name, block.place


def _step(step: Step) -> Iterator[Problem]:
    yield from _checks(step)
    for hint in step.of(Hint):
        if len(hint.say) > MOST_HINTS:
            yield Problem("E520", hint.place, f"{len(hint.say)} hints: at most {MOST_HINTS} help")
    for question in (*step.of(Predict), *step.of(Quiz)):
        if question.answer not in question.choices:
            yield Problem("E521", question.place, f"the answer '{question.answer}' is not among the choices")
        for choice in question.choices:
            if not question.feedback.get(choice):
                yield Problem("E307", question.place, f"choice '{choice}' has no feedback: every answer is explained")


def _checks(step: Step) -> Iterator[Problem]:
    ids = [check.id for check in step.checks]
    work = any((step.checks, step.of(Predict), step.of(Quiz)))
    if work and step.solve is None:
        yield Problem("E530", step.place, f"step '{step.id}' asks for something but has no solve")
    for check in step.checks:
        yield from _check(check, ids)
    for slip in step.of(Slip):
        if slip.shows not in ids:
            hint = nearest(slip.shows, ids)
            yield Problem("E531", slip.place, f"a slip shows '{slip.shows}', which is no check of this step{hint}")


def _check(check: Check, ids: list[str]) -> Iterator[Problem]:
    if not check.fail:
        yield Problem("E532", check.place, f"check '{check.id}' has no fail message")
    if not check.expr:
        yield Problem("E533", check.place, f"check '{check.id}' has no expr")
    if ids.count(check.id) > 1:
        yield Problem("E534", check.place, f"the check '{check.id}' stands twice")

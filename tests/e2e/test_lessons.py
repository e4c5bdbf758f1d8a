"""The course, proven on a real backend: what CI runs as ``lesson test``, one test a lesson."""

import asyncio
from pathlib import Path

import pytest

from lessons.format import course_path, load_pack
from lessons.format.models import Lesson
from workbench.client.body_store import BodyStore
from workbench.client.sender import Sender
from workbench.headless import running_backend
from workbench.learning.progress import ProgressFile
from workbench.learning.proof import LessonProof, prove
from workbench.learning.session import Session
from workbench.lesson_bench import LessonBench

LESSONS = load_pack(course_path()).lessons

pytestmark = pytest.mark.e2e


async def _prove(lesson: Lesson, folder: Path) -> LessonProof:
    async with running_backend(lesson.world) as backend:
        sender = Sender(BodyStore(folder))
        try:
            return await prove(lesson, LessonBench(backend.control, sender, backend.address))
        finally:
            await sender.close()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_lesson_can_fail_can_be_solved_and_hangs_on_its_feature(lesson: Lesson, tmp_path: Path) -> None:
    proof = asyncio.run(_prove(lesson, tmp_path))

    assert proof.faults == ()
    assert [(step.id, fault) for step in proof.steps for fault in step.faults] == []


async def _take(lesson: Lesson, folder: Path) -> tuple[Session, Session]:
    """Take the lesson by 'Show me' to its last step, then begin it again as after a restart."""
    progress = ProgressFile(folder / "progress.json")
    async with running_backend(lesson.world) as backend:
        sender = Sender(BodyStore(folder))
        try:
            bench = LessonBench(backend.control, sender, backend.address)
            session = Session(lesson, bench, progress)
            await session.begin()
            for step in lesson.steps:
                await session.go(step.id)
                await session.show_me()
            later = Session(lesson, bench, progress)
            await later.begin()
            return session, later
        finally:
            await sender.close()


def test_a_lesson_taken_to_its_end_is_kept_and_can_be_taken_up(tmp_path: Path) -> None:
    taken, later = asyncio.run(_take(LESSONS[0], tmp_path))

    assert taken.snapshot.notice == ""
    assert _passed(taken) == [step.id for step in LESSONS[0].steps]
    assert taken.snapshot.finished
    assert later.snapshot.finished
    assert later.snapshot.recorded == taken.snapshot.recorded


def _passed(session: Session) -> list[str]:
    """The steps that are passed; the current one is when its solution is open."""
    current = [session.step.id] if session.snapshot.solution_open else []
    return [line.id for line in session.snapshot.steps if line.state == "passed" or line.id in current]

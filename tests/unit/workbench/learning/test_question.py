from dataclasses import replace

import pytest

from lessons.format import course_path, load_pack
from lessons.format.models import Pack, Predict
from workbench.core.lesson import SessionSnapshot
from workbench.learning.question import Asking, OpenQuestion, question_of


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(course_path())


def _question(pack: Pack, lesson_id: str) -> OpenQuestion:
    lesson = pack.lesson(lesson_id)
    return question_of(lesson, next(step for step in lesson.steps if step.of(Predict)), since=100.0)


def test_where_a_switch_decides_only_what_came_after_the_flip_answers(pack: Pack) -> None:
    question = _question(pack, "data.index")
    flipped = replace(question, flipped_at=120.0)

    assert not question.is_answered_by(110.0, "GET", "/tasks")
    assert not flipped.is_answered_by(110.0, "GET", "/tasks")
    assert flipped.is_answered_by(130.0, "GET", "/tags")


def test_where_a_request_decides_that_request_answers(pack: Pack) -> None:
    question = _question(pack, "http.anatomy")

    assert question.is_answered_by(110.0, "GET", "/tasks/seven")
    assert not question.is_answered_by(110.0, "GET", "/tasks/7")
    assert not question.is_answered_by(90.0, "GET", "/tasks/seven")


def test_a_browsers_question_answers_for_its_page(pack: Pack) -> None:
    question = _question(pack, "access.cors")

    assert question.is_answered_by(110.0, "OPTIONS", "/tasks/7")
    assert not question.is_answered_by(110.0, "GET", "/tasks/7")


def test_asked_once_the_lesson_is_prepared_until_it_is_answered(pack: Pack) -> None:
    lesson = pack.lesson("data.index")
    asking = Asking(iter((100.0, 200.0)).__next__)
    open_ = SessionSnapshot(lesson, lesson.steps[1], (), locked=True)

    moments = [
        asking.follow(replace(open_, busy="Preparing the world")),
        asking.follow(open_),
        asking.follow(replace(open_, busy="toggle data.index owner")),
        asking.follow(replace(open_, locked=False)),
        asking.follow(open_),
        asking.follow(replace(open_, playing=True)),
        asking.follow(None),
    ]

    assert moments == [None, 100.0, 100.0, None, 200.0, None, None]

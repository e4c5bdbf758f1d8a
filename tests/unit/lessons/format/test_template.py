from lessons.format.load import load_lesson


def test_what_new_lessons_begin_with_loads(write) -> None:
    lesson = load_lesson(write())

    assert lesson.steps[0].checks
    assert lesson.steps[0].solve

from workbench.core.lesson import CheckVerdict, LessonProgress, Progress, StepVerdict

MET = CheckVerdict("a", "A", "met")
WAITING = CheckVerdict("b", "B", "not_met", waiting=True)
SOFT = CheckVerdict("c", "C", "not_met", soft=True)
UNKNOWN = CheckVerdict("d", "D", "could_not_check")
FAILED = CheckVerdict("e", "E", "not_met", "because")


def test_the_complaint_is_the_first_hard_check_that_fails_on_what_was_recorded() -> None:
    assert StepVerdict((MET, WAITING, SOFT, UNKNOWN, FAILED)).complaint == FAILED
    assert StepVerdict((MET, WAITING, SOFT, UNKNOWN)).complaint is None


def test_a_lesson_that_was_never_begun_has_empty_progress() -> None:
    assert Progress().of("x") == LessonProgress()

from pathlib import Path

from lessons.format.models import Place
from lessons.format.problems import LessonError, Problem, nearest

PROBLEM = Problem("E305", Place(Path("/a/x.md"), 63), "unknown feature")


def test_a_problem_reads_as_file_line_code_and_words() -> None:
    assert str(PROBLEM) == "x.md:63: E305 unknown feature"
    assert str(LessonError([PROBLEM, PROBLEM])).count("\n") == 1


def test_the_nearest_right_name() -> None:
    assert nearest("data.indx", ["data.index", "auth.mode"]) == "; did you mean 'data.index'?"
    assert nearest("zzz", ["data.index"]) == ""

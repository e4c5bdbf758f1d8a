"""Loads lessons from text and says what is wrong with them, with file and line. Knows no Qt and no server."""

from lessons.format.lint import lint_pack
from lessons.format.load import course_path, load_lesson, load_pack
from lessons.format.problems import LessonError, Problem

__all__ = ["LessonError", "Problem", "course_path", "lint_pack", "load_lesson", "load_pack"]

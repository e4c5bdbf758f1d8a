"""Checks that a lesson points at charts that the window has."""

from collections.abc import Iterator

from lessons.format.models import Lesson, Watch
from lessons.format.problems import Problem, nearest

CHARTS = ("latency", "cache", "rate")


def lint_charts(lesson: Lesson) -> Iterator[Problem]:
    """Unknown charts, and those of which nothing is asked, in reading order."""
    for step in lesson.steps:
        for watch in step.of(Watch):
            if watch.chart not in CHARTS:
                hint = nearest(watch.chart, CHARTS)
                known = ", ".join(CHARTS)
                yield Problem("E314", watch.place, f"unknown chart '{watch.chart}'{hint}; there are {known}")
            if not watch.ask:
                yield Problem("E315", watch.place, "say with 'ask' what to look for in the chart")

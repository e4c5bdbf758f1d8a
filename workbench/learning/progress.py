"""Keeps the progress of all lessons in one versioned file; one that can't be read is set aside, never overwritten."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.core.lesson import LessonProgress, Progress
from workbench.files import read_foreign, read_versioned, write_versioned

VERSION = 1


class ProgressFile:
    """Reads once, writes each change. Blocking, but small: one short file."""

    def __init__(self, path: Path | None = None) -> None:
        """Without a path nothing is kept: for the proof."""
        self._path = path
        self.progress = Progress()
        self.message = ""

    def load(self) -> Progress:
        """Read the file; ``message`` says what was wrong with it."""
        if self._path is not None:
            self.progress, self.message = read_progress(self._path)
        return self.progress

    def keep(self, lesson_id: str, lesson: LessonProgress) -> None:
        """Put one lesson's progress in and write; what another window has kept since stays. Raises ``OSError``."""
        if self.progress.lessons.get(lesson_id) == lesson:
            return
        kept = self.progress
        if self._path is not None and self._path.exists():
            kept, broken = read_progress(self._path)
            kept = self.progress if broken else kept
        self.replace(Progress({**kept.lessons, lesson_id: lesson}))

    def replace(self, progress: Progress) -> None:
        """Put all progress in and write. Raises ``OSError``."""
        self.progress = progress
        if self._path is not None:
            write_progress(self._path, progress)

    def import_from(self, path: Path) -> str:
        """Take over what another machine exported: passed steps add up, the rest is theirs. Says what was wrong."""
        found = read_foreign(path, VERSION)
        if not found.message:
            self.replace(merged(self.progress, _progress_of(found.content)))
        return found.message


def read_progress(path: Path) -> tuple[Progress, str]:
    """The progress in a file, and what was wrong with it."""
    found = read_versioned(path, VERSION)
    return _progress_of(found.content), found.message


def _progress_of(content: Mapping[str, Any]) -> Progress:
    return Progress({key: _read(table) for key, table in _tables(content.get("lessons"))})


def write_progress(path: Path, progress: Progress) -> None:
    """Write or export all progress. Raises ``OSError``."""
    write_versioned(path, VERSION, {"lessons": {key: asdict(lesson) for key, lesson in progress.lessons.items()}})


def merged(ours: Progress, theirs: Progress) -> Progress:
    """Both together: nothing that was passed on either machine is lost."""
    lessons = dict(ours.lessons)
    for lesson_id, lesson in theirs.lessons.items():
        known = ours.of(lesson_id)
        lessons[lesson_id] = LessonProgress(
            step=lesson.step or known.step,
            passed=_union(known.passed, lesson.passed),
            answers={**known.answers, **lesson.answers},
            shown={**known.shown, **lesson.shown},
            hints={**known.hints, **lesson.hints},
            cards=_union(known.cards, lesson.cards),
            finished=known.finished or lesson.finished,
        )
    return Progress(lessons)


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _read(table: Mapping[str, Any]) -> LessonProgress:
    """What can be used of a table; what has another shape is left out, since the rest is still somebody's work."""
    return LessonProgress(
        step=step if isinstance(step := table.get("step"), str) else "",
        passed=_texts(table.get("passed")),
        answers={key: value for key, value in _items(table.get("answers")) if isinstance(value, str)},
        shown={key: value for key, value in _items(table.get("shown")) if isinstance(value, str)},
        hints={key: value for key, value in _items(table.get("hints")) if isinstance(value, int)},
        cards=_texts(table.get("cards")),
        finished=table.get("finished") is True,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _items(value: object) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, dict) else []


def _tables(value: object) -> list[tuple[str, Mapping[str, Any]]]:
    return [(key, table) for key, table in _items(value) if isinstance(table, dict)]

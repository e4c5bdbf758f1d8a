"""Loads lessons and packs: text in, frozen models out, every fault with its file and line."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lessons.format.blocks import build, choice
from lessons.format.models import FORMAT, Block, Lesson, Pack, Place, Step
from lessons.format.problems import LessonError, Problem, nearest
from lessons.format.raw import RawStep, read_raw

PACK_FILE = "pack.toml"
_FRONT = {
    "format": int, "id": str, "title": str, "chapter": str, "minutes": int, "teaches": list, "prerequisites": list,
    "world": str, "features": list, "settings": dict,
}  # fmt: skip
_OPTIONAL = {"prerequisites", "settings"}


def course_path() -> Path:
    """The folder of the course that comes with the workbench."""
    return Path(__file__).parents[1] / "course"


def load_pack(path: Path) -> Pack:
    """Load a folder with a ``pack.toml``. Raises ``LessonError`` with every fault of every lesson."""
    pack, problems = read_pack(path)
    if problems:
        raise LessonError(problems)
    return pack


def read_pack(path: Path) -> tuple[Pack, tuple[Problem, ...]]:
    """Load what can be loaded, and say what can't."""
    problems: list[Problem] = []
    place = Place(path / PACK_FILE, 1)
    try:
        table = tomllib.loads((path / PACK_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return Pack("", ()), (Problem("E100", place, f"the pack can't be read: {error}"),)
    problems += _table_problems(table, place)
    if problems:
        return Pack("", (), path=path), tuple(problems)
    lessons = []
    for name in table.get("lessons", ()):
        try:
            lessons.append(load_lesson(path / name))
        except LessonError as error:
            problems += error.problems
    chapters = {str(key): str(value) for key, value in table.get("chapters", {}).items()}
    return Pack(str(table.get("title", path.name)), tuple(lessons), chapters, path), tuple(problems)


def _table_problems(table: dict[str, Any], place: Place) -> Iterable[Problem]:
    names = table.get("lessons", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        yield Problem("E105", place, "'lessons' must be a list of file names")
        return
    for name in names:
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            yield Problem("E105", place, f"'{name}' points outside of the pack")
    if not isinstance(table.get("chapters", {}), dict):
        yield Problem("E105", place, "'chapters' must be a table of ids and titles")


def load_lesson(path: Path) -> Lesson:
    """Load one file. Raises ``LessonError`` with all its faults."""
    raw = read_raw(path)
    problems = list(_front_problems(dict(raw.front), Place(path, 1)))
    steps = []
    for step in raw.steps:
        blocks, faults = _blocks(step)
        problems += faults
        steps.append(Step(step.id, step.title, blocks, step.place))
    if problems:
        raise LessonError(problems)
    front = raw.front
    return Lesson(
        id=front["id"],
        title=front["title"],
        chapter=front["chapter"],
        minutes=front["minutes"],
        teaches=tuple(front["teaches"]),
        prerequisites=tuple(front.get("prerequisites", ())),
        world=front["world"],
        features=tuple(front["features"]),
        settings={feature: choice(value) for feature, value in front.get("settings", {}).items()},
        steps=tuple(steps),
        path=path,
    )


def _blocks(step: RawStep) -> tuple[tuple[Block, ...], list[Problem]]:
    blocks: list[Block] = []
    problems: list[Problem] = []
    for raw in step.blocks:
        try:
            blocks += build(raw)
        except LessonError as error:
            problems += error.problems
    return tuple(blocks), problems


def _front_problems(front: dict[str, Any], place: Place) -> Iterable[Problem]:
    for key, value in front.items():
        if key not in _FRONT:
            yield Problem("E111", place, f"unknown front matter '{key}'{nearest(key, _FRONT)}")
        elif not isinstance(value, _FRONT[key]):
            yield Problem("E112", place, f"'{key}' must be {_FRONT[key].__name__}, not {type(value).__name__}")
        elif isinstance(value, list) and not all(isinstance(item, str) for item in value):
            yield Problem("E112", place, f"'{key}' must be a list of texts")
    for key in _FRONT:
        if key not in front and key not in _OPTIONAL:
            yield Problem("E113", place, f"'{key}' is missing in the front matter")
    if front.get("format", FORMAT) != FORMAT:
        yield Problem("E114", place, f"format {front['format']} is not known; this version reads format {FORMAT}")

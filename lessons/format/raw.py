"""Takes a lesson's text apart: front matter, headings, prose and fenced blocks, each with its line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from lessons.format.models import Place
from lessons.format.problems import LessonError, Problem

_FRONT = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n", re.DOTALL)
_HEADING = re.compile(r"(?P<title>.*?)\s*\{#(?P<id>[a-z0-9-]+)\}\s*\Z")
_OPTION = re.compile(r"(\w+)=(\S+)")


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A piece of prose (``kind`` empty) or a fence of ours (``kind`` 'send', 'check', ...)."""

    kind: str
    text: str
    options: Mapping[str, str]
    place: Place


@dataclass(slots=True)
class RawStep:
    """A heading and what follows it."""

    id: str
    title: str
    place: Place
    blocks: list[RawBlock] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RawLesson:
    """A lesson's text in pieces."""

    front: Mapping[str, Any]
    steps: tuple[RawStep, ...]
    path: Path


def read_raw(path: Path) -> RawLesson:
    """Read a file. Raises ``LessonError``."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LessonError([Problem("E101", Place(path, 1), f"the file can't be read: {error}")]) from error
    match = _FRONT.match(text)
    if match is None:
        raise LessonError([Problem("E102", Place(path, 1), "it must begin with TOML front matter between +++ lines")])
    front = parse_toml(match.group(1), Place(path, 2))
    return RawLesson(front, _steps(text, match.end(), path), path)


def parse_toml(text: str, place: Place) -> dict[str, Any]:
    """TOML that begins at ``place``. Raises ``LessonError`` with the line of the fault."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = place.line + (int(found.group(1)) - 1 if found else 0)
        raise LessonError([Problem("E103", Place(place.path, line), f"not valid TOML: {error}")]) from error


def _steps(text: str, start: int, path: Path) -> tuple[RawStep, ...]:
    skipped = text.count("\n", 0, start)
    lines = text.split("\n")
    steps: list[RawStep] = []
    prose_from = skipped
    for token in MarkdownIt("commonmark").parse("\n" * skipped + text[start:]):
        if token.map is None or token.level != 0:
            continue
        first, last = token.map
        ours = token.type == "fence" and _kind(token.info) != ""
        heading = token.type == "heading_open" and token.tag == "h2"
        if not ours and not heading:
            continue
        _add_prose(steps, lines, prose_from, first, path)
        prose_from = last
        if heading:
            steps.append(_heading(lines[first], Place(path, first + 1)))
        elif steps:
            options = dict(_OPTION.findall(token.info))
            steps[-1].blocks.append(RawBlock(_kind(token.info), token.content, options, Place(path, first + 1)))
    _add_prose(steps, lines, prose_from, len(lines), path)
    return tuple(steps)


def _kind(info: str) -> str:
    """'send' of '```http send as=probe'; empty for a fence that is only shown."""
    words = info.split()
    return words[1] if len(words) > 1 and words[0] in ("http", "toml") else ""


def _heading(line: str, place: Place) -> RawStep:
    found = _HEADING.match(line.lstrip("#").strip())
    if found is None:
        raise LessonError(
            [Problem("E104", place, "a step's heading needs an id: '## See the slow answer {#baseline}'")]
        )
    return RawStep(found["id"], found["title"], place)


def _add_prose(steps: list[RawStep], lines: list[str], first: int, last: int, path: Path) -> None:
    text = "\n".join(lines[first:last]).strip("\n")
    if steps and text.strip():
        steps[-1].blocks.append(RawBlock("", text, {}, Place(path, first + 1)))

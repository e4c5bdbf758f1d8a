"""Makes a body ready to be looked at (lines, tree, laid-out form), searches and saves it; off the UI thread."""

import asyncio
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.client import prettify
from workbench.core import json_tree
from workbench.core.lines import Found, Match

if TYPE_CHECKING:
    from workbench.client.line_index import LineIndex

TREE_BYTES = 2 << 20
IN_PROCESS_BYTES = 1 << 20
MAX_MATCHES = 10_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A body made ready: its lines, and its tree when it is JSON and not too big."""

    lines: "LineIndex"
    is_json: bool
    tree: json_tree.Node | None = None


def read(path: Path, content_type: str) -> Reading:
    """Make a body ready; raises OSError when its file was cleaned up meanwhile."""
    from workbench.client.line_index import LineIndex  # numpy, which the start can do without

    lines = LineIndex(path)
    kind = content_type.partition(";")[0].strip().lower()
    is_json = kind == "application/json" or kind.endswith("+json")
    return Reading(lines, is_json, _tree(path, lines.size) if is_json else None)


def _tree(path: Path, size: int) -> json_tree.Node | None:
    if not 0 < size <= TREE_BYTES:
        return None
    try:
        return json_tree.Node("root", json_tree.parse(path.read_text("utf-8", "replace")))
    except (ValueError, RecursionError):
        return None


async def pretty(path: Path) -> "LineIndex":
    """The body laid out on lines; a large one in a process of its own, so that the window keeps its pace."""
    from workbench.client.line_index import LineIndex

    target = path.with_name(f"{path.stem}.pretty{path.suffix}")
    if await asyncio.to_thread(os.path.getsize, path) <= IN_PROCESS_BYTES:
        await asyncio.to_thread(prettify.write, path, target)
    else:
        await _in_own_process(path, target)
    return await asyncio.to_thread(LineIndex, target)


async def _in_own_process(path: Path, target: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", prettify.__name__, str(path), str(target), stdin=asyncio.subprocess.DEVNULL
    )
    try:
        code = await process.wait()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if code:
        raise ValueError(f"the body could not be laid out (exit code {code})")


def search(lines: "LineIndex", words: str) -> Found:
    """Count the places where the words stand, whatever their case (of ASCII letters), and find the first of them."""
    needle = words.encode().lower()
    if not needle:
        return Found()
    count = 0
    offsets: list[int] = []
    for start, piece in lines.chunks(overlap=len(needle) - 1):
        chunk = piece.lower()
        count += chunk.count(needle)
        at = chunk.find(needle)
        while at >= 0 and len(offsets) < MAX_MATCHES:
            offsets.append(start + at)
            at = chunk.find(needle, at + len(needle))
    return Found(words, count, tuple(_match(lines, offset, words) for offset in offsets))


def _match(lines: "LineIndex", offset: int, words: str) -> Match:
    line, start = lines.place(offset)
    return Match(line, len(lines.slice(start, offset).decode("utf-8", "replace")), len(words))


def save(path: Path, target: Path) -> int:
    """Copy a body to where somebody wants it; gives its bytes."""
    shutil.copyfile(path, target)
    return target.stat().st_size

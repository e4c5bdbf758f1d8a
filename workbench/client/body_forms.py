"""Other forms of a body: what a JSONPath leaves of it, and a readable text of XML and HTML."""

import asyncio
import json
import uuid
from dataclasses import dataclass
from pathlib import Path

from workbench.client import json_filter, own_process, prettify
from workbench.client.block_file import BlockFile
from workbench.client.block_lines import BlockLines, RawLines
from workbench.client.body_reader import Body, read, sibling
from workbench.core.json_filter import PathError

IN_PROCESS_BYTES = 256 * 1024
MAX_FILTER_BYTES = 128 << 20
MAX_XML_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class FilteredBody:
    """What a JSONPath came to: a body of its own, or why there is none."""

    body: Body | None = None
    count: int = 0
    capped: bool = False
    error: str = ""
    error_at: int | None = None


async def filtered(path: Path, size: int, expression: str) -> FilteredBody:
    """Filter a JSON body; a large one in a process of its own."""
    if size > MAX_FILTER_BYTES:
        return FilteredBody(error=f"A filter takes bodies up to {MAX_FILTER_BYTES >> 20} MB; search works at any size.")
    target = sibling(path, f"filtered-{uuid.uuid4().hex[:8]}")  # the one before may still be looked at
    try:
        count, capped = await _filter(path, size, target, expression)
    except PathError as error:
        return FilteredBody(error=error.message, error_at=error.place)
    return FilteredBody(await asyncio.to_thread(read, target, "application/json"), count, capped)


async def _filter(path: Path, size: int, target: Path, expression: str) -> tuple[int, bool]:
    if size <= IN_PROCESS_BYTES:
        try:
            found = await asyncio.to_thread(json_filter.write, path, target, expression)
        except PathError:
            raise
        except ValueError as error:
            raise PathError(f"The body is no JSON: {error}") from None
        return found.count, found.capped
    result = json.loads(await own_process.run(json_filter.__name__, str(path), str(target), expression))
    if "error" in result:
        raise PathError(result["error"], result["place"])
    return result["count"], result["capped"]


async def readable(path: Path, form: str) -> BlockLines:
    """XML laid out on lines, or the text of an HTML page.

    Raises:
        ValueError: when it is too large for that.
    """
    target = sibling(path, form)
    size = await asyncio.to_thread(_size, path)
    if form == "xml" and size > MAX_XML_BYTES:
        raise ValueError(f"XML is laid out up to {MAX_XML_BYTES >> 20} MB; raw shows it at any size")
    if size <= IN_PROCESS_BYTES:
        await asyncio.to_thread(prettify.write, form, path, target)
    elif not await asyncio.to_thread(target.exists):
        await own_process.run(prettify.__name__, form, str(path), str(target))
    return await asyncio.to_thread(_lines_of, target)


def _size(path: Path) -> int:
    return path.stat().st_size


def _lines_of(path: Path) -> BlockLines:
    lines = RawLines(BlockFile(path))
    for content in lines.file.blocks():
        lines.add(content)
    return lines

"""Compares two bodies off the window's thread; as a process of its own: ``python -m ... FORM A B TARGET``."""

import asyncio
import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from workbench.client import own_process
from workbench.client.body_reader import Body
from workbench.core import response_diff
from workbench.core.response_diff import MAX_ROWS, DiffRow, LineRow

IN_PROCESS_BYTES = 128 * 1024
MAX_BYTES = 32 << 20
MAX_LINES = 50_000


@dataclass(frozen=True, slots=True)
class Compared:
    """Rows of the one kind or the other; ``capped`` when there are more."""

    rows: tuple[DiffRow, ...] = ()
    lines: tuple[LineRow, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Input:
    """A body to be compared."""

    path: Path
    content_type: str
    size: int


async def compare(form: str, a: Input, b: Input) -> Compared:
    """Compare two bodies by 'structure' or 'text'; a cancellation ends the work.

    Raises:
        ValueError: when they can't be compared so.
        OSError: when one of them was cleaned up meanwhile.
    """
    if max(a.size, b.size) > MAX_BYTES:
        raise ValueError(f"bodies are compared up to {MAX_BYTES >> 20} MB")
    if max(a.size, b.size) <= IN_PROCESS_BYTES:
        return await asyncio.to_thread(compared, form, a, b)
    with tempfile.TemporaryDirectory(prefix="compare-") as folder:
        target = Path(folder) / "rows.json"
        kinds = (a.content_type, b.content_type)
        await own_process.run(__name__, form, str(a.path), kinds[0], str(b.path), kinds[1], str(target))
        return _load(await asyncio.to_thread(target.read_text, "utf-8"))


def compared(form: str, a: Input, b: Input) -> Compared:
    """Compare here and now."""
    left, right = (Body(one.path, one.content_type) for one in (a, b))
    if form == "structure":
        rows = response_diff.structure(
            *(one.file.slice(0, one.file.size).decode("utf-8", "replace") for one in (left, right))
        )
        return Compared(rows=tuple(rows[:MAX_ROWS]), capped=len(rows) > MAX_ROWS)
    texts = [_lines(one) for one in (left, right)]
    found = list(islice(response_diff.lines(*(text[:MAX_LINES] for text in texts)), MAX_ROWS + 1))
    return Compared(lines=tuple(found[:MAX_ROWS]), capped=len(found) > MAX_ROWS or max(map(len, texts)) > MAX_LINES)


def _lines(body: Body) -> list[str]:
    while not body.complete:
        body.index(1.0)
    shown = body.pretty or body.raw
    return shown.read(0, min(shown.count, MAX_LINES + 1))


def _load(text: str) -> Compared:
    found = json.loads(text)
    if "error" in found:
        raise ValueError(found["error"])
    rows = tuple(DiffRow(**one) for one in found["rows"])
    return Compared(rows, tuple(LineRow(**one) for one in found["lines"]), found["capped"])


def main() -> int:
    """Write what came of it to the target."""
    form, a, a_type, b, b_type, target = sys.argv[1:]
    try:
        found: object = asdict(compared(form, Input(Path(a), a_type, 0), Input(Path(b), b_type, 0)))
    except ValueError as error:
        found = {"error": str(error)}
    Path(target).write_text(json.dumps(found), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

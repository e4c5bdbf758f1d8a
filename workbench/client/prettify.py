"""Lays a JSON file out on lines into another; also runs as a process of its own: ``python -m ... SOURCE TARGET``."""

import os
import sys
from pathlib import Path

from workbench.core.json_pretty import pretty

_BATCH = 20_000


def write(source: Path, target: Path) -> None:
    """Lay ``source`` out into ``target``, which appears only when it is complete."""
    text = source.read_text("utf-8", "replace")
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            batch: list[str] = []
            for piece in pretty(text):
                batch.append(piece)
                if len(batch) >= _BATCH:
                    file.write("".join(batch))
                    batch.clear()
            file.write("".join(batch))
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))

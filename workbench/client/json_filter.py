"""Filters a JSON file into another; a process of its own for large ones: ``python -m ... SOURCE TARGET PATH``."""

import json
import sys
from pathlib import Path

from workbench.core import json_filter
from workbench.core.json_filter import Filtered, PathError


def write(source: Path, target: Path, path: str) -> Filtered:
    """Filter ``source`` into ``target``; gives the count, without the text."""
    found = json_filter.apply(path, source.read_text("utf-8", "replace"))
    target.write_text(found.text, "utf-8", newline="\n")
    return Filtered("", found.count, found.capped)


def main() -> int:
    """Print what came of it as one line of JSON."""
    try:
        found = write(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    except PathError as error:
        print(json.dumps({"error": error.message, "place": error.place}))
    except ValueError as error:
        print(json.dumps({"error": f"The body is no JSON: {error}", "place": None}))
    else:
        print(json.dumps({"count": found.count, "capped": found.capped}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

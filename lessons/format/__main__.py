"""``python -m lessons.format FOLDER``: prints what is wrong with a pack; exit code 1 when anything is."""

import sys
from pathlib import Path

from lessons.format.lint import lint_pack
from lessons.format.load import course_path


def main(arguments: list[str]) -> int:
    """Lint the packs of the given folders, or the course."""
    problems = [problem for path in map(Path, arguments or [str(course_path())]) for problem in lint_pack(path)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

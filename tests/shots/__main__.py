"""``make shots``: drives the real window on the real backend; PNGs of every view, light and dark, two sizes."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.shots.driver import Driver
from tests.shots.scenes import SCENES

ROOT = Path(__file__).parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("scenes", nargs="*", help=f"some of: {', '.join(SCENES)} (all)")
    parser.add_argument("--out", type=Path, default=ROOT / "shots", help="folder for the pictures")
    options = parser.parse_args()
    unknown = set(options.scenes) - set(SCENES)
    if unknown:
        parser.error(f"unknown scenes: {', '.join(sorted(unknown))}")
    wanted = [SCENES[name] for name in options.scenes or SCENES]
    with tempfile.TemporaryDirectory(prefix="shots-", ignore_cleanup_errors=True) as home:
        return Driver(Path(home), options.out).run(wanted)


if __name__ == "__main__":
    sys.exit(main())

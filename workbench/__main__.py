"""``backend-workbench`` and ``python -m workbench``."""

import io
import sys

from workbench import cli


def main() -> int:
    """Run the command line; a console that lacks a letter, as on Windows, shows a stand-in instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())

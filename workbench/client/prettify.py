"""Writes a readable form of a text file into another: XML on lines, or the text of an HTML page.

Also a process of its own, for large files: ``python -m ... FORM SOURCE TARGET``.
"""

import os
import sys
from pathlib import Path

from workbench.core import html_text, xml_pretty

HTML_BYTES = 4 << 20


def write(form: str, source: Path, target: Path) -> None:
    """Write the 'xml' or 'html' of ``source`` as text to ``target``, which appears only when it is complete."""
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            if form == "html":
                with source.open("rb") as page:
                    file.write(html_text.readable(page.read(HTML_BYTES).decode("utf-8", "replace")))
            else:
                file.writelines(xml_pretty.pretty(source.read_text("utf-8", "replace")))
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))

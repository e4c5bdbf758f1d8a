"""cURL command lines as a source among the others: one or several of them in a text."""

import re

from workbench.core.collection import SavedRequest
from workbench.core.curl import import_curl
from workbench.core.curl.report import CurlError
from workbench.core.curl.wanted import ReadFile
from workbench.core.curl.words import looks_like_curl
from workbench.core.imports.progress import Progress, silent
from workbench.core.imports.report import Imported, Losses, UnreadableImportError

_NEXT = re.compile(r"(?<![\\^`])\n\s*(?=(?:\$ )?curl(?:\.exe)?\s)")


def _no_files(path: str) -> bytes:
    raise FileNotFoundError(2, "files are not read here", path)


def import_curl_lines(content: str, read_file: ReadFile = _no_files, *, progress: Progress = silent) -> Imported:
    """A request for each command line. Raises UnreadableImportError when there is none."""
    texts = [text.strip() for text in _NEXT.split(content.strip())]
    if not any(map(looks_like_curl, texts)):
        raise UnreadableImportError("there is no call of curl in it.", 1, 1)
    losses, made = Losses(), list[SavedRequest]()
    for number, text in enumerate(texts, 1):
        progress(number, len(texts))
        item = text.splitlines()[0][:80] if text else f"command {number}"
        try:
            found = import_curl(text, read_file)
        except CurlError as error:
            losses.tell(item, "the whole command line", str(error))
            continue
        for note in found.lost:
            losses.tell(item, note.what, note.why)
        made.append(SavedRequest("", found.draft))
    return Imported("cURL", tuple(made), (), tuple(losses.found))

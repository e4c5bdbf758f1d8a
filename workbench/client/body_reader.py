"""Makes a body ready to be looked at (lines, tree, charset), slice by slice: its first page is there at once."""

import codecs
import json
import shutil
import time
from pathlib import Path

from workbench.client.block_file import BlockFile
from workbench.client.block_lines import PrettyLines, RawLines
from workbench.client.json_document import JsonDocument
from workbench.core import json_scan, media_type
from workbench.core.hex_lines import HexLines
from workbench.core.json_scan import ScanState
from workbench.core.json_tree import Node
from workbench.core.media_type import MediaType

FIRST_SLICE_S = 0.08
SLICE_S = 0.15
_BEGINNING = 1024
_CHUNK = 1 << 20
_PARSED_BYTES = 1 << 20
_REPLACED = "\ufffd"


class Body:
    """One body with all that is known of it; ``index`` finds out more, on a worker's thread."""

    def __init__(self, path: Path, content_type: str) -> None:
        """Look at the beginning. Raises OSError when the file was cleaned up meanwhile."""
        self.original = BlockFile(path)
        self.media = media_type.of(content_type, self.original.slice(0, _BEGINNING))
        self.file = _as_utf8(self.original, self.media)
        self.raw = RawLines(self.file)
        self.pretty = PrettyLines(self.file) if self.media.kind == "json" else None
        self.hex = HexLines(self.original.size, self.original.slice)
        self.tree: Node | None = None
        self.bad_characters = 0
        self.indexed_bytes = 0
        self._document = JsonDocument(self.file)
        self._state = ScanState()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._blocks = self.file.blocks()

    @property
    def size(self) -> int:
        """Bytes of the body as it came."""
        return self.original.size

    @property
    def complete(self) -> bool:
        """Whether all of it was looked at."""
        return self.indexed_bytes >= self.file.size

    def index(self, seconds: float) -> None:
        """Look at more of it, for about so long."""
        end = time.monotonic() + seconds
        while not self.complete and time.monotonic() < end:
            content = next(self._blocks, b"")
            self._take(content)
            self.indexed_bytes += len(content)
            if not content:  # the file became shorter under us: what was found stays
                self.indexed_bytes = self.file.size
        if self.complete and self.pretty is not None and self.tree is None and self._is_json():
            self.tree = self._document.finish()

    def _is_json(self) -> bool:
        """Whether it parses; of a large body it is enough that its brackets and quotes match."""
        if self.file.size > _PARSED_BYTES:
            return True
        try:
            json.loads(self.file.slice(0, self.file.size).decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            return False
        return True

    def _take(self, content: bytes) -> None:
        self.raw.add(content)
        if self.media.charset:
            shown = self._decoder.decode(content)
            self.bad_characters += shown.count(_REPLACED) - content.count(_REPLACED.encode())
        if self.pretty is not None:
            block = json_scan.scan(content, self._state)
            self._state = block.after
            self.pretty.add(block)
            self._document.add(block)


def read(path: Path, content_type: str) -> Body:
    """Open a body, with its first page at least."""
    body = Body(path, content_type)
    body.index(FIRST_SLICE_S)
    return body


def save(path: Path, target: Path) -> int:
    """Copy a body to where somebody wants it; gives its bytes."""
    shutil.copyfile(path, target)
    return target.stat().st_size


def sibling(path: Path, form: str) -> Path:
    """Where another form of a body is written: beside it, cleaned up with it."""
    return path.with_name(f"{path.stem}.{form}{path.suffix}")


def _as_utf8(file: BlockFile, media: MediaType) -> BlockFile:
    """The file, or a copy of it in UTF-8 when its charset is another one."""
    if not media.charset or media.charset in ("utf-8", "ascii"):
        return file
    target = sibling(file.path, "utf8")
    if not target.exists():
        partial = target.with_suffix(".partial")
        _transcode(file.path, partial, media.charset)
        partial.replace(target)
    return BlockFile(target)


def _transcode(source: Path, target: Path, charset: str) -> None:
    decoder = codecs.getincrementaldecoder(charset)("replace")
    with source.open("rb") as file, target.open("w", encoding="utf-8", errors="replace", newline="") as copy:
        while chunk := file.read(_CHUNK):
            copy.write(decoder.decode(chunk))
        copy.write(decoder.decode(b"", final=True))

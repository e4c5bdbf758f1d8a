"""Tells in a request as it will be sent which lines its folders have handed down, and which folder that was."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.core.as_sent import SentLine
from workbench.core.collection import Folder
from workbench.core.handed_down import HandedDown


def from_folders(lines: tuple[SentLine, ...], handed: HandedDown, *, inherits_auth: bool) -> tuple[SentLine, ...]:
    """The lines, with those that come from above under the name of where they come from."""
    return tuple(_told(lines, handed, inherits_auth=inherits_auth))


def _told(lines: tuple[SentLine, ...], handed: HandedDown, *, inherits_auth: bool) -> Iterator[SentLine]:
    waiting = [(one.row.name.strip().lower(), one.folder) for one in handed.headers if not one.replaced]
    for line in lines:
        name = line.text.partition(":")[0].lower()
        found = next((one for one in waiting if one[0] == name), None) if line.by == "you" else None
        if found is not None:
            waiting.remove(found)
            yield _of(found[1], line)
        elif line.by == "auth" and inherits_auth and handed.auth_from is not None:
            yield _of(handed.auth_from, line)
        else:
            yield line


def _of(folder: Folder, line: SentLine) -> SentLine:
    word = "folder" if folder.path else "collection"
    return replace(line, by=word, why=" ".join(filter(None, (f"Inherited from {folder.name}.", line.why))))

"""File names for requests and folders: like their titles as far as every system allows that, and never taken twice."""

import re
from collections.abc import Iterable

from workbench.core.request import RequestDraft

ROOT_FILE = "opencollection.yml"
FOLDER_FILE = "folder.yml"
ENVIRONMENTS = "environments"
SUFFIXES = (".yml", ".yaml")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_RESERVED = ("folder", "opencollection", "collection", ENVIRONMENTS)
_LONGEST, _MOST_BYTES = 80, 200  # file systems take 255 bytes; a number and the ending need some
_ORIGIN = re.compile(r"^(?:\{\{[^{}]*\}\}|\w+://[^/?#]*)")


def file_name(title: str, taken: Iterable[str]) -> str:
    """A request's file name that none of ``taken`` is, on systems that don't tell A from a either."""
    return _free(stem(title), ".yml", taken)


def folder_name(title: str, taken: Iterable[str]) -> str:
    return _free(stem(title), "", taken)


def stem(title: str) -> str:
    """The title without what file systems refuse."""
    kept = _FORBIDDEN.sub("-", title).strip(" .-")[:_LONGEST]
    kept = kept.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip(" .-") or "request"
    return f"{kept}-" if kept.lower() in _RESERVED or _DEVICES.fullmatch(kept) else kept


def suggested(draft: RequestDraft) -> str:
    """What to call a request that is to be saved: as it is called, else by the words of its path."""
    return draft.name or " ".join(_ORIGIN.sub("", draft.url).partition("?")[0].split("/")).strip() or draft.method


def copy_title(title: str, taken: Iterable[str]) -> str:
    """The title of a duplicate: with 'copy', and a number from the second on."""
    used = set(taken)
    wanted = [f"{title} copy", *(f"{title} copy {number}" for number in range(2, 1000))]
    return next((one for one in wanted if one not in used), wanted[-1])


def _free(kept: str, suffix: str, taken: Iterable[str]) -> str:
    used = {name.lower() for name in taken}
    wanted = [f"{kept}{suffix}", *(f"{kept} {number}{suffix}" for number in range(2, 10_000))]
    return next(name for name in wanted if name.lower() not in used)

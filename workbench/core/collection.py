"""A collection of saved requests as it lies on disk: folders, requests, environments and what they hand down.

Everything here is frozen. Paths are relative to the collection's root, with ``/``, and name the file or folder; they
are the only identity: a collection holds no ids.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.request import INHERIT, Auth, RequestDraft, Row
from workbench.core.variable import Variable

__all__ = ["Collection", "Defaults", "Environment", "Folder", "SavedRequest", "Variable"]


@dataclass(frozen=True, slots=True)
class Environment:
    """A set of values to choose as a whole, for example local or staging."""

    name: str
    variables: tuple[Variable, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a folder or the collection hands down to the requests below it."""

    auth: Auth = INHERIT
    headers: tuple[Row, ...] = ()
    variables: tuple[Variable, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedRequest:
    """One request file. ``problem`` says why it can't be read; its draft is empty then, and the file is left alone."""

    path: str
    draft: RequestDraft
    problem: str = ""
    sequence: float | None = None
    """Its place among its neighbours, when its file names one."""
    warning: str = ""
    """What its file holds and nobody here does: it stays in the file."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Requests and folders in the order in which they are shown."""

    path: str
    name: str
    items: tuple["Folder | SavedRequest", ...] = ()
    defaults: Defaults = Defaults()
    notes: str = ""
    problem: str = ""
    switches: tuple[tuple[str, str], ...] = ()
    """Features that a run of this folder sets before and puts back after: id, and the setting as JSON text."""
    sequence: float | None = None

    def requests(self) -> Iterator[SavedRequest]:
        """Every request below, in order."""
        for item in self.items:
            if isinstance(item, Folder):
                yield from item.requests()
            else:
                yield item

    def folders(self) -> Iterator["Folder"]:
        """Every folder below, each before those in it."""
        for item in self.items:
            if isinstance(item, Folder):
                yield item
                yield from item.folders()


@dataclass(frozen=True, slots=True)
class Collection:
    """A whole collection. ``folder`` is its root folder, path ``""``."""

    root: Path
    folder: Folder
    environments: tuple[Environment, ...] = ()
    problems: tuple[str, ...] = ()

    def request(self, path: str) -> SavedRequest | None:
        """The request of that file."""
        return next((one for one in self.folder.requests() if one.path == path), None)

    def folders_above(self, path: str) -> tuple[Folder, ...]:
        """The folders that a path lies in, outermost (the collection itself) first."""
        chain: list[Folder] = [self.folder]
        while True:
            inner = (item for item in chain[-1].items if isinstance(item, Folder))
            found = next((item for item in inner if path.startswith(item.path + "/")), None)
            if found is None:
                return tuple(chain)
            chain.append(found)

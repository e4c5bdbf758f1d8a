"""The answer that is being looked at, made ready piece by piece: its lines, its tree, then what was asked for."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.core.json_tree import Node
from workbench.core.lines import NOTHING, Found, Lines
from workbench.core.media_type import MediaType
from workbench.state.store import Store

BodyMode = Literal["tree", "pretty", "raw", "preview", "hex"]


@dataclass(frozen=True, slots=True)
class FilterState:
    """A JSONPath that filters the body; while it is wrong or being worked on, the last good result stays."""

    path: str = ""
    working: bool = False
    count: int | None = None
    capped: bool = False
    error: str = ""
    error_at: int | None = None


@dataclass(frozen=True, slots=True)
class ResponseSnapshot:
    """What is ready of the body of one exchange. Lines are compared by identity, as they stand for a file."""

    exchange_id: str = ""
    ready: bool = False
    media: MediaType | None = None
    size: int = 0
    indexed: float = 0.0
    """The part of the body that was looked at, from 0 to 1; lines may still be added below it."""
    raw: Lines | None = None
    pretty: Lines | None = None
    tree: Node | None = None
    hex: Lines | None = None
    preview: Lines | None = None
    image: Path | None = None
    bad_characters: int = 0
    laying_out: bool = False
    filter: FilterState = FilterState()
    found: Found = NOTHING
    found_in: BodyMode = "raw"
    notice: str = ""

    @property
    def is_json(self) -> bool:
        return self.media is not None and self.media.kind == "json"

    @property
    def modes(self) -> tuple[BodyMode, ...]:
        """The forms in which it can be shown."""
        kind = self.media.kind if self.media else "text"
        more: dict[str, tuple[BodyMode, ...]] = {
            "json": ("tree", "pretty", "raw", "hex"),
            "xml": ("pretty", "raw", "hex"),
            "html": ("preview", "raw", "hex"),
            "svg": ("preview", "pretty", "raw", "hex"),
            "image": ("preview", "hex"),
            "binary": ("hex", "raw"),
        }
        return more.get(kind, ("raw", "hex"))


class ResponseStore(Store[ResponseSnapshot]):
    """Holds the answer that is being looked at."""

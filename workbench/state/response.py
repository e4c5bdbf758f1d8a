"""The answer that is being looked at, made ready piece by piece: its lines, its tree, then what was asked for."""

from dataclasses import dataclass
from typing import Literal

from workbench.core.json_tree import Node
from workbench.core.lines import NOTHING, Found, Lines
from workbench.state.store import Store

BodyMode = Literal["tree", "pretty", "raw"]


@dataclass(frozen=True, slots=True)
class ResponseSnapshot:
    """What is ready of the body of one exchange. Lines are compared by identity, as they stand for a file."""

    exchange_id: str = ""
    ready: bool = False
    is_json: bool = False
    raw: Lines | None = None
    pretty: Lines | None = None
    tree: Node | None = None
    laying_out: bool = False
    found: Found = NOTHING
    found_in: BodyMode = "raw"
    notice: str = ""


class ResponseStore(Store[ResponseSnapshot]):
    """Holds the answer that is being looked at."""

"""Two answers side by side: which, how they differ, and what was switched between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbench.core.response_diff import DiffRow, LineRow
from workbench.core.switch_record import SwitchChange
from workbench.state.store import Store

Form = Literal["structure", "text", "headers"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two answers."""

    exchange_id: str
    number: int | None
    started_at: float
    status: int


@dataclass(frozen=True, slots=True)
class CompareSnapshot:
    """What the Compare panel draws."""

    a: Side | None = None
    b: Side | None = None
    form: Form = "structure"
    rows: tuple[DiffRow, ...] = ()
    lines: tuple[LineRow, ...] = ()
    capped: bool = False
    structural: bool = True
    """Both are JSON, so that they can be compared by structure."""
    ignored: Mapping[str, bool] = field(default_factory=dict)
    """What somebody said about paths, over what their names say."""
    changes_only: bool = False
    switched: tuple[SwitchChange, ...] | None = None
    """None when it is not known what the switches stood at."""
    working: bool = False
    notice: str = ""


class CompareStore(Store[CompareSnapshot]):
    """Holds the comparison."""

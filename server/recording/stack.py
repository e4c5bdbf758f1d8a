"""What a record was made between: the movable stages in their order, and the applications that run them."""

from dataclasses import dataclass

from starlette.types import ASGIApp

from server.contract.traces import StageKind
from server.switchboard import Board


@dataclass(frozen=True, slots=True)
class Station:
    """One movable stage as it is drawn, whether it is switched on or not."""

    id: str
    title: str
    kind: StageKind
    on: bool


@dataclass(frozen=True, slots=True)
class Stack:
    """One composed pipeline. It never changes: a flip of a switch makes the next one."""

    board: Board
    stations: tuple[Station, ...]
    running: tuple[Station, ...]
    """The stations that are on, outermost first: number i stands between probe i and probe i + 1."""
    probed: ASGIApp
    bare: ASGIApp
    """The same stages without a probe, for when tracing is off."""
    cache_on: bool = False

    @property
    def gaps(self) -> int:
        """How many probes there are: one before each running stage, and one before the application."""
        return len(self.running) + 1

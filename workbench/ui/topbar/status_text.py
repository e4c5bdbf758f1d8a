"""Puts the backend's state into the few words of the status pill."""

from dataclasses import dataclass
from typing import Literal

from workbench.core.backend import BackendSnapshot

Glyph = Literal["dot", "spinner", "triangle", "cross", "square"]
_GLYPHS: dict[str, tuple[Glyph, str]] = {
    "running": ("dot", "ok.base"),
    "starting": ("spinner", "accent.base"),
    "degraded": ("triangle", "warn.base"),
    "failed": ("cross", "error.base"),
    "stopped": ("square", "text.muted"),
}


@dataclass(frozen=True, slots=True)
class StatusText:
    """What the pill shows: a glyph and its colour token, the state, a mono detail, and the quiet rest."""

    glyph: Glyph
    token: str
    state: str
    detail: str
    rest: str

    @property
    def plain(self) -> str:
        """All of it as one line, for screen readers."""
        return " ".join(part for part in (self.state, self.detail, self.rest) if part)


def status_text(snapshot: BackendSnapshot, now: float) -> StatusText:
    """The words for a snapshot; ``now`` is Unix time, for 'starting 1.2 s'."""
    glyph, token = _GLYPHS[snapshot.state]
    return StatusText(glyph, token, snapshot.state, _detail(snapshot, now), _rest(snapshot))


def _detail(snapshot: BackendSnapshot, now: float) -> str:
    if snapshot.state == "starting":
        return f"{max(0.0, now - snapshot.since):.1f} s"
    if snapshot.state == "failed":
        return snapshot.exit
    return snapshot.address.removeprefix("http://") if snapshot.state != "stopped" else ""


def _rest(snapshot: BackendSnapshot) -> str:
    if snapshot.state not in ("running", "degraded"):
        return ""
    replicas = "1 replica" if snapshot.replicas == 1 else f"{snapshot.replicas} replicas"
    redis = f"Redis {snapshot.redis}" if snapshot.redis else ""
    return "".join(f" · {part}" for part in (replicas, _database(snapshot.database), redis) if part)


def _database(name: str) -> str:
    known = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    return known.get(name.partition(":")[0].partition("+")[0].casefold(), name)

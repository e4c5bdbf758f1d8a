"""The current choice of every feature: an immutable snapshot that is checked, prepared and then swapped whole.

A request carries the ``Board`` that it began with, so a flip in the middle changes nothing for it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from server.contract.features import Setting, Switchboard, SwitchboardPatch
from server.features.base import Feature
from server.resources import Resources
from server.switch_patch import RefusedError, patched

__all__ = ["Board", "RefusedError", "Switches", "default_board", "resources_of", "strategy"]

Strategies = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Board:
    """What one request works with: the settings, and the strategies built from them."""

    snapshot: Switchboard
    strategies: Strategies
    resources: Resources


def strategy(feature_id: str) -> Callable[[Request], Awaitable[Any]]:
    """A dependency that gives the strategy which the request's own snapshot chose for this feature."""

    async def chosen(request: Request) -> Any:
        board: Board = request.scope["state"]["board"]
        return board.strategies[feature_id]

    return chosen


def resources_of(request: Request) -> Resources:
    """The lifespan objects, from the board that the pipeline put into the request's state."""
    board: Board = request.scope["state"]["board"]
    return board.resources


def default_board(features: Sequence[Feature], resources: Resources) -> Board:
    """The board of a fresh backend: every feature at its default, stages in their declared order."""
    settings = {feature.id: feature.default_setting() for feature in features}
    order = tuple(feature.id for feature in features if feature.stage)
    snapshot = Switchboard(version=1, settings=settings, order=order)
    return Board(snapshot, build_strategies(features, snapshot, resources), resources)


def build_strategies(
    features: Sequence[Feature], snapshot: Switchboard, resources: Resources, before: Board | None = None
) -> Strategies:
    """One strategy per feature that has any; those whose setting is unchanged are kept with what they remember."""
    built: dict[str, Any] = {}
    for feature in features:
        setting = snapshot.settings[feature.id]
        if setting.choice not in feature.strategies:
            continue
        if before is not None and before.snapshot.settings[feature.id] == setting:
            built[feature.id] = before.strategies[feature.id]
        else:
            built[feature.id] = feature.strategies[setting.choice](setting, resources)
    return built


class Switches:
    """Holds the current board and makes the changes, one at a time. ``install`` is told before a change counts."""

    def __init__(self, features: Sequence[Feature], resources: Resources, install: Callable[[Board], None]) -> None:
        self.features = tuple(features)
        self._install = install
        self._changing = asyncio.Lock()
        self.board = default_board(self.features, resources)
        install(self.board)

    async def change(self, patch: SwitchboardPatch) -> tuple[Board, Board]:
        """Make the whole patch or nothing; returns the boards before and after. Raises ``RefusedError``."""
        async with self._changing:
            return await self._swap(patched(self.features, self.board.snapshot, patch))

    async def restore_defaults(self) -> tuple[Board, Board]:
        """Every feature back to its default and the stages back in their declared order."""
        async with self._changing:
            fresh = default_board(self.features, self.board.resources).snapshot
            version = self.board.snapshot.version + 1
            return await self._swap(fresh.model_copy(update={"version": version}))

    async def run_effects(self) -> None:
        """Make a freshly restored world agree with the settings."""
        async with self._changing:
            for feature in self.features:
                if feature.effect:
                    setting = self.board.snapshot.settings[feature.id]
                    await asyncio.to_thread(feature.effect, setting, self.board.resources)

    async def _swap(self, snapshot: Switchboard) -> tuple[Board, Board]:
        before = self.board
        if (snapshot.settings, snapshot.order) == (before.snapshot.settings, before.snapshot.order):
            return before, before
        strategies = build_strategies(self.features, snapshot, before.resources, before)
        await self._take_effect(before.snapshot, snapshot)
        after = Board(snapshot, strategies, before.resources)
        self._install(after)
        self.board = after
        return before, after

    async def _take_effect(self, before: Switchboard, after: Switchboard) -> None:
        """Run the effects of what changed, off the loop; when one fails, those already made are taken back."""
        made: list[Feature] = []
        for feature in self.features:
            if feature.effect is None or before.settings[feature.id] == after.settings[feature.id]:
                continue
            made.append(feature)
            try:
                await asyncio.to_thread(feature.effect, after.settings[feature.id], self.board.resources)
            except Exception as error:
                await self._take_back(made, before)
                raise RefusedError(f"{feature.title} could not be set: {error}") from error

    async def _take_back(self, made: Sequence[Feature], before: Switchboard) -> None:
        for feature in reversed(made):
            if feature.effect:
                await asyncio.to_thread(feature.effect, before.settings[feature.id], self.board.resources)


def describe_change(features: Sequence[Feature], before: Switchboard, after: Switchboard) -> str:
    """A short label for a marker line in a chart: 'index owner', 'cache off', 'order changed'."""
    changed = [feature for feature in features if before.settings[feature.id] != after.settings[feature.id]]
    labels = [_label(feature, before.settings[feature.id], after.settings[feature.id]) for feature in changed]
    if before.order != after.order:
        labels.append("order changed")
    if len(labels) > 2:
        return f"{len(labels)} switches changed"
    return ", ".join(labels) or "nothing changed"


def _label(feature: Feature, before: Setting, after: Setting) -> str:
    name = feature.title.lower()
    if before.choice != after.choice:
        label = next((choice.label for choice in feature.choices if choice.value == after.choice), after.choice)
        return f"{name} {label}"
    tuned = [f"{key} {value}" for key, value in after.params.items() if before.params.get(key) != value]
    return f"{name} {' '.join(tuned)}"

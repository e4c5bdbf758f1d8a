"""Finds the source that a stage really ran, so that a click in the window shows code and not a description of it."""

import inspect
from collections.abc import Sequence
from pathlib import Path
from types import CodeType
from typing import Any

from starlette.types import Receive, Scope, Send

from server.contract.features import Setting
from server.contract.traces import StageSource
from server.features.base import Feature
from server.recording.record import Record
from server.recording.statement import SERVER_DIR
from server.switchboard import Board


def source_of(stage_id: str, features: Sequence[Feature], board: Board, record: Record | None) -> StageSource | None:
    """Source of a feature's stage or strategy, or of what a recorded request ran in a fixed station."""
    feature = next((feature for feature in features if feature.id == stage_id), None)
    if feature is None and stage_id == "cache":
        feature = next((feature for feature in features if feature.group == "cache"), None)
    target = _of_feature(feature, board) if feature else _of_station(stage_id, record)
    return None if target is None else _read(stage_id, target)


def _of_feature(feature: Feature, board: Board) -> Any:
    """The class of the stage that is built for the current setting, else that of the strategy."""
    setting = board.snapshot.settings[feature.id]
    if feature.stage:
        return _code_of(feature.stage.build(_nowhere, _switched_on(feature, setting), board.resources))
    strategy = board.strategies.get(feature.id)
    return feature.effect if strategy is None else _code_of(strategy)


def _switched_on(feature: Feature, setting: Setting) -> Setting:
    """The setting, or with the first choice that puts the stage in when it is off now."""
    assert feature.stage is not None
    if feature.stage.is_on(setting.choice):
        return setting
    choices = (choice.value for choice in feature.choices if feature.stage.is_on(choice.value))
    return setting.model_copy(update={"choice": next(choices, setting.choice)})


def _code_of(thing: Any) -> Any:
    return thing if inspect.isfunction(thing) or inspect.isclass(thing) else type(thing)


def _of_station(stage_id: str, record: Record | None) -> Any:
    if record is None:
        return None
    if stage_id == "sql":
        return next((statement.caller for statement in record.statements if statement.caller), None)
    if stage_id in ("routing", "validation", "handler") and record.endpoint is not None:
        return inspect.unwrap(record.endpoint)
    return None


def _read(stage_id: str, target: Any) -> StageSource | None:
    try:
        lines, first = inspect.getsourcelines(target)
        path = Path(inspect.getsourcefile(target) or "").resolve()
    except (OSError, TypeError):
        return None
    shown = path.relative_to(SERVER_DIR.parent).as_posix() if path.is_relative_to(SERVER_DIR.parent) else path.name
    about = "" if isinstance(target, CodeType) else inspect.getdoc(inspect.getmodule(target)) or ""
    return StageSource(stage=stage_id, path=shown, line=max(first, 1), text="".join(lines), about=about)


async def _nowhere(scope: Scope, receive: Receive, send: Send) -> None:
    """What a stage is put around when only its class is wanted."""
    del scope, receive, send

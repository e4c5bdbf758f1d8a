"""Checks a wanted change of the switchboard against what the features declare, and says plainly what is wrong."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from math import isfinite

from server.contract.features import (
    ParamInfo,
    ParamValue,
    Setting,
    SettingPatch,
    Switchboard,
    SwitchboardPatch,
)
from server.features.base import Feature


class RefusedError(Exception):
    """A change that can't be made; the message is meant for people."""


def patched(features: Sequence[Feature], board: Switchboard, patch: SwitchboardPatch) -> Switchboard:
    """The next snapshot, or ``RefusedError`` with the first thing that is wrong."""
    known = {feature.id: feature for feature in features}
    settings = dict(board.settings)
    for feature_id, wanted in patch.settings.items():
        feature = known.get(feature_id)
        if feature is None:
            raise RefusedError(f"There is no feature {feature_id!r}.{_did_you_mean(feature_id, known)}")
        settings[feature_id] = _merged(feature, settings[feature_id], wanted)
    order = board.order if patch.order is None else _checked_order(board.order, patch.order)
    return Switchboard(version=board.version + 1, settings=settings, order=order)


def _merged(feature: Feature, setting: Setting, wanted: SettingPatch) -> Setting:
    choice = setting.choice if wanted.choice is None else wanted.choice
    values = [info.value for info in feature.choices]
    if choice not in values:
        raise RefusedError(f"{feature.id} can be {', '.join(values)}, not {choice!r}.")
    params = dict(setting.params)
    infos = {info.name: info for info in feature.params}
    for name, value in wanted.params.items():
        if name not in infos:
            raise RefusedError(f"{feature.id} has no parameter {name!r}.{_did_you_mean(name, infos)}")
        params[name] = _checked_value(feature.id, infos[name], value)
    return Setting(choice=choice, params=params)


def _checked_value(feature_id: str, info: ParamInfo, value: ParamValue) -> ParamValue:
    name = f"{feature_id} {info.name}"
    if info.kind == "bool":
        if not isinstance(value, bool):
            raise RefusedError(f"{name} is true or false, not {value!r}.")
        return value
    if info.kind == "text":
        return _checked_text(name, info, value)
    if isinstance(value, bool | str):
        raise RefusedError(f"{name} is a number, not {value!r}.")
    if not isfinite(value) or (info.kind == "int" and value != int(value)):
        raise RefusedError(f"{name} is a {'whole' if info.kind == 'int' else 'finite'} number, not {value}.")
    low, high = info.minimum, info.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise RefusedError(f"{name} must be between {_bound(low)} and {_bound(high)}, not {value}.")
    return int(value) if info.kind == "int" else float(value)


def _checked_text(name: str, info: ParamInfo, value: ParamValue) -> str:
    """A line of plain text: it may end in a header, where a line break would smuggle in another."""
    if not isinstance(value, str) or not value.isascii() or not (value.isprintable() or not value):
        raise RefusedError(f"{name} is one line of ASCII text, not {value!r}.")
    if info.maximum is not None and len(value) > info.maximum:
        raise RefusedError(f"{name} has at most {info.maximum:g} characters, not {len(value)}.")
    return value


def _checked_order(current: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    unknown = [stage for stage in wanted if stage not in current]
    if unknown:
        raise RefusedError(f"There is no movable stage {unknown[0]!r}.{_did_you_mean(unknown[0], current)}")
    twice = [stage for stage in wanted if wanted.count(stage) > 1]
    if twice:
        raise RefusedError(f"The order names {twice[0]!r} twice.")
    missing = [stage for stage in current if stage not in wanted]
    if missing:
        raise RefusedError(f"The order must name every movable stage; {', '.join(missing)} is missing.")
    return wanted


def _bound(value: float | None) -> str:
    return "no limit" if value is None else f"{value:g}"


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f" Did you mean {near[0]!r}?" if near else ""

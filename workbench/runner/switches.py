"""The switchboard for a run: sets what a folder asks for, and knows how it stood before."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from server.contract.features import FeatureInfo, SettingPatch, SwitchboardPatch
from workbench.client.control import ControlClient, ControlError
from workbench.runner.run import Settings, SwitchesError


class LiveSwitches:
    """Those of a backend whose control listener we know."""

    def __init__(self, control: ControlClient) -> None:
        self._control = control
        self._features: dict[str, FeatureInfo] = {}

    async def put(self, settings: Settings) -> Settings:
        """Change these; gives how they stood. All is changed or nothing; raises SwitchesError."""
        try:
            before = (await self._control.switchboard()).settings
            await self._learn(before.keys() - self._features.keys())
            patches = {feature: self._patch(feature, text) for feature, text in settings.items()}
            await self._control.patch_switchboard(SwitchboardPatch(settings=patches))
        except ControlError as error:
            raise SwitchesError(f"The switches could not be set: {error}") from None
        return {feature: before[feature].model_dump_json() for feature in settings}

    async def _learn(self, unknown: object) -> None:
        if unknown:
            self._features = {feature.id: feature for feature in await self._control.features()}

    def _patch(self, feature: str, text: str) -> SettingPatch:
        """A setting is written as JSON, or as the bare word of a position."""
        known = self._features.get(feature)
        if known is None:
            raise SwitchesError(f"There is no switch {feature}.")
        try:
            wanted: dict[str, Any] = json.loads(text) if text.startswith("{") else {"choice": text}
            patch = SettingPatch(choice=wanted.get("choice"), params=self._params(feature, wanted.get("params") or {}))
        except (ValueError, AttributeError, ValidationError) as error:
            raise SwitchesError(f"{feature} can't be set to {text}: {error}") from None
        if patch.choice is not None and patch.choice not in {choice.value for choice in known.choices}:
            raise SwitchesError(f"{feature} has no position {patch.choice}.")
        return patch

    def _params(self, feature: str, given: Mapping[str, object]) -> dict[str, Any]:
        """Parameters from a file are texts: numbers and booleans become what the feature's own values are."""
        defaults = {param.name: param.default for param in self._features[feature].params}
        return {name: _like(defaults.get(name), value) for name, value in given.items()}


class NoSwitches:
    """Stands where a backend is not ours to switch."""

    def __init__(self, why: str) -> None:
        self._why = why

    async def put(self, settings: Settings) -> Settings:
        raise SwitchesError(f"This folder asks for {', '.join(settings)}. {self._why}")


def _like(example: object, value: object) -> object:
    if not isinstance(value, str) or isinstance(example, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value

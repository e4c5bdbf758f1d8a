"""The switchboard as the workbench sees it: which features exist, what each can be, and what each is now."""

from typing import Literal

from pydantic import Field

from server.contract.base import Message
from server.contract.traces import StageKind

ParamValue = bool | int | float | str


class ChoiceInfo(Message):
    """One position of a switch."""

    value: str
    label: str
    summary: str = ""


class ParamInfo(Message):
    """One number, flag or text that tunes a switch, such as a rate, a time to live or a list of origins."""

    name: str
    title: str
    kind: Literal["bool", "int", "float", "text"]
    default: ParamValue
    minimum: float | None = None
    maximum: float | None = Field(default=None, description="The largest number, or the most characters.")
    step: float | None = None
    unit: str = ""
    choices: tuple[str, ...] = Field(
        default=(), description="Positions in which it has an effect; empty means all but 'off'."
    )


class FeatureInfo(Message):
    """One thing that can be switched."""

    id: str
    group: str = Field(description="Key of the group it is listed under: http, auth, data, cache, chaos.")
    title: str
    summary: str = Field(description="One short sentence: what it does.")
    teaches: str = ""
    choices: tuple[ChoiceInfo, ...]
    params: tuple[ParamInfo, ...] = ()
    default: str
    stage: str | None = Field(default=None, description="Id of the pipeline stage it puts in, when it has one.")
    stage_title: str = Field(default="", description="What stands on that stage's card.")
    stage_kind: StageKind | None = None
    stage_on: tuple[str, ...] = Field(default=(), description="Choices with which the stage takes part.")

    @property
    def is_toggle(self) -> bool:
        """Whether the switch has just the two positions off and on."""
        return {choice.value for choice in self.choices} == {"off", "on"}


class Setting(Message):
    """What one feature is set to: a position, and the values of all its parameters."""

    choice: str
    params: dict[str, ParamValue] = {}


class Switchboard(Message):
    """The whole state of the switches: one immutable snapshot."""

    version: int = Field(description="Counts up by one with each change.")
    settings: dict[str, Setting]
    order: tuple[str, ...] = Field(description="Ids of all movable stages, outermost first, on or off.")


class SettingPatch(Message):
    """A wanted change of one feature; what is left out stays as it is."""

    choice: str | None = None
    params: dict[str, ParamValue] = {}


class SwitchboardPatch(Message):
    """A wanted change of several features at once: all of it is made, or nothing."""

    settings: dict[str, SettingPatch] = {}
    order: tuple[str, ...] | None = None

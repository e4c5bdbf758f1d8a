"""The shape of a feature: one thing that can be switched, declared once and drawn from everywhere.

A feature may put a *stage* (a pure ASGI middleware) into the pipeline, offer *strategies* (objects that handlers ask
for by dependency) and have an *effect* on the world (an index that is really created). Nothing outside
``server.features`` compares a feature's id.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from starlette.types import ASGIApp, Receive, Scope, Send

from server.contract.features import ChoiceInfo, FeatureInfo, ParamInfo, Setting
from server.contract.traces import StageKind
from server.resources import Resources


class Stage(Protocol):
    """A pure ASGI middleware: made once per change of the switchboard, called once per request."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection, usually by passing it on."""
        ...


@dataclass(frozen=True, slots=True)
class StageSpec:
    """How a feature takes part in the pipeline when one of its choices is on."""

    title: str
    kind: StageKind
    build: Callable[[ASGIApp, Setting, Resources], Stage]
    on: frozenset[str] | None = None
    """Choices that put the stage in; None means every choice but 'off' and 'none'."""

    def is_on(self, choice: str) -> bool:
        """Whether this choice puts the stage into the pipeline."""
        return choice not in ("off", "none") if self.on is None else choice in self.on


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that can be switched."""

    id: str
    title: str
    summary: str
    teaches: str
    choices: tuple[ChoiceInfo, ...]
    default: str
    params: tuple[ParamInfo, ...] = ()
    stage: StageSpec | None = None
    strategies: Mapping[str, Callable[[Setting, Resources], Any]] = field(default_factory=dict)
    """For each choice, what makes the object that handlers get from ``strategy(FEATURE)``."""
    effect: Callable[[Setting, Resources], None] | None = None
    """Makes the world agree with the setting; runs on a thread after each change and after each restore."""

    @property
    def group(self) -> str:
        """The part of the id before the dot: http, auth, data, cache or chaos."""
        return self.id.partition(".")[0]

    def default_setting(self) -> Setting:
        """The setting a fresh backend starts with."""
        return Setting(choice=self.default, params={param.name: param.default for param in self.params})

    def info(self) -> FeatureInfo:
        """The feature as the control listener publishes it."""
        return FeatureInfo(
            id=self.id,
            group=self.group,
            title=self.title,
            summary=self.summary,
            teaches=self.teaches,
            choices=self.choices,
            params=self.params,
            default=self.default,
            stage=self.id if self.stage else None,
            stage_title=self.stage.title if self.stage else "",
            stage_kind=self.stage.kind if self.stage else None,
            stage_on=tuple(choice.value for choice in self.choices if self.stage and self.stage.is_on(choice.value)),
        )


OFF_ON = (ChoiceInfo(value="off", label="off"), ChoiceInfo(value="on", label="on"))
"""The two choices of a plain toggle."""

"""What the switchboard shows: the features there are, what each is set to, and the flips that wait for an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from server.contract.features import FeatureInfo, ParamInfo, Setting, Switchboard, SwitchboardPatch
from workbench.state.store import Store

ORDER = "order"
"""Stands for the middleware order where a feature's id is expected."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A flip that the backend did not make."""

    feature_id: str
    message: str


@dataclass(frozen=True, slots=True)
class FeaturesSnapshot:
    """The switchboard as last acknowledged by the backend, and what is asked for beyond it."""

    features: tuple[FeatureInfo, ...] = ()
    switchboard: Switchboard | None = None
    pending: Mapping[str, Setting] = field(default_factory=dict)
    """Wanted settings that wait for the answer, by feature id."""
    pending_order: tuple[str, ...] | None = None
    refused: Refusal | None = None
    undo: SwitchboardPatch | None = None
    """Puts back what the last reset of all switches took away."""

    def feature(self, feature_id: str) -> FeatureInfo:
        """The declaration of one feature; raises KeyError when there is none."""
        for info in self.features:
            if info.id == feature_id:
                return info
        raise KeyError(feature_id)

    def setting(self, info: FeatureInfo) -> Setting:
        """What to show: the wanted setting while one waits, else the acknowledged, else the default."""
        if info.id in self.pending:
            return self.pending[info.id]
        made = self.switchboard.settings.get(info.id) if self.switchboard else None
        return made or default_setting(info)

    def is_pending(self, feature_id: str) -> bool:
        """Whether a flip of it waits for the answer."""
        return feature_id in self.pending or (feature_id == ORDER and self.pending_order is not None)

    def is_changed(self, info: FeatureInfo) -> bool:
        """Whether it differs from its default, in its position or in a value that has an effect there."""
        setting = self.setting(info)
        if setting.choice != info.default:
            return True
        default = default_setting(info).params
        return any(
            setting.params.get(param.name, param.default) != default[param.name]
            for param in active_params(info, setting)
        )

    @property
    def order(self) -> tuple[str, ...]:
        """Ids of all movable stages, outermost first."""
        if self.pending_order is not None:
            return self.pending_order
        return self.switchboard.order if self.switchboard else self.default_order

    @property
    def default_order(self) -> tuple[str, ...]:
        """The order that a fresh backend starts with."""
        return tuple(info.id for info in self.features if info.stage)

    @property
    def order_changed(self) -> bool:
        """Whether stages were moved."""
        return self.switchboard is not None and self.order != self.default_order

    @property
    def changed_count(self) -> int:
        """How many switches differ from their defaults; a changed order counts as one."""
        return sum(self.is_changed(info) for info in self.features) + self.order_changed


class FeaturesStore(Store[FeaturesSnapshot]):
    """Holds the switchboard of the running backend."""


def default_setting(info: FeatureInfo) -> Setting:
    """The setting a feature starts with."""
    return Setting(choice=info.default, params={param.name: param.default for param in info.params})


def active_params(info: FeatureInfo, setting: Setting) -> tuple[ParamInfo, ...]:
    """The parameters that have an effect in the chosen position."""
    off = setting.choice in ("off", "none")
    return tuple(param for param in info.params if (setting.choice in param.choices if param.choices else not off))

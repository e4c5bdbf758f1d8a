"""One line that says what a group is set to while it is collapsed."""

from collections.abc import Iterable

from server.contract.features import FeatureInfo, ParamInfo, ParamValue, Setting
from workbench.state.features import FeaturesSnapshot, active_params

SEPARATOR = " · "
ARROW = " › "


def choice_label(info: FeatureInfo, value: str) -> str:
    """What a position is called."""
    return next((choice.label or choice.value for choice in info.choices if choice.value == value), value)


def param_text(param: ParamInfo, value: ParamValue) -> str:
    """A parameter with its unit: 'TTL 30 s'."""
    if isinstance(value, bool):
        return param.title if value else ""
    number = f"{value:g}" if isinstance(value, float) else str(value)
    return f"{param.title} {number} {param.unit}".strip()


def group_digest(features: Iterable[FeatureInfo], snapshot: FeaturesSnapshot) -> str:
    """Names of the toggles that are on, positions of the others; 'off' when nothing is on."""
    parts = [part for info in features for part in _parts(info, snapshot.setting(info))]
    return SEPARATOR.join(parts) or "off"


def order_digest(snapshot: FeaturesSnapshot) -> str:
    """Short names of the stages that are on, outermost first: 'request_id › rate_limit › mode'."""
    on = [stage for stage in snapshot.order if _is_on(stage, snapshot)]
    return ARROW.join(stage.partition(".")[2] or stage for stage in on) or "no stage is on"


def is_off(choice: str) -> bool:
    """Whether a position means that the feature does nothing."""
    return choice in ("off", "none")


def _parts(info: FeatureInfo, setting: Setting) -> list[str]:
    if is_off(setting.choice):
        return []
    head = info.title if info.is_toggle else choice_label(info, setting.choice)
    tail = [param_text(param, setting.params.get(param.name, param.default)) for param in active_params(info, setting)]
    return [head, *tail[:1]] if tail and tail[0] else [head]


def _is_on(stage: str, snapshot: FeaturesSnapshot) -> bool:
    try:
        return not is_off(snapshot.setting(snapshot.feature(stage)).choice)
    except KeyError:
        return False

"""One line that says what a group is set to while it is collapsed."""

from collections.abc import Sequence

from server.contract.features import FeatureInfo, ParamInfo, ParamValue, Setting
from workbench.state.features import FeaturesSnapshot, active_params

SEPARATOR = " · "
ARROW = " › "
_ROOM = 25
"""Letters that stand beside a title of the switchboard's narrowest column."""
_SHORT = {"Time to live": "TTL", "TTL": "TTL"}


def choice_label(info: FeatureInfo, value: str) -> str:
    """What a position is called."""
    return next((choice.label or choice.value for choice in info.choices if choice.value == value), value)


def param_text(param: ParamInfo, value: ParamValue) -> str:
    """A parameter with its unit, and its name where the unit alone wouldn't tell: 'TTL 30 s', '15 min'."""
    if isinstance(value, bool | str):
        return param.title.lower() if value is True else str(value or "")
    if param.unit == "s" and value >= 120 and float(value) % 60 == 0:
        return f"{float(value) / 60:g} min"
    number = f"{value:g}" if isinstance(value, float) else str(value)
    name = _SHORT.get(param.title, "" if param.unit else param.title.lower())
    return f"{name} {number} {param.unit.replace('requests/', '/')}".strip()


def group_digest(features: Sequence[FeatureInfo], snapshot: FeaturesSnapshot) -> str:
    """What a group is set to, in a few words: the positions that do something, or how many of many are on."""
    parts = [part for info in features for part in _parts(info, snapshot.setting(info))]
    told = SEPARATOR.join(parts)
    if not parts and len(features) == 1:
        return SEPARATOR.join(["off", *_tuned(snapshot.setting(features[0]), features[0].params)])
    if len(told) > _ROOM:
        on = sum(not is_off(snapshot.setting(info).choice) for info in features)
        return f"{on} of {len(features)} on"
    return told or "off"


def order_digest(snapshot: FeaturesSnapshot) -> str:
    """Short names of the stages that are on, outermost first: 'id › timing › … › auth'."""
    on = [stage for stage in snapshot.order if _is_on(stage, snapshot)]
    names = _short_names([_stage_title(stage, snapshot) for stage in on])
    if len(ARROW.join(names)) > _ROOM and len(names) > 3:
        names = [*names[:2], "…", names[-1]]
    return ARROW.join(names) or "no stage is on"


def is_off(choice: str) -> bool:
    """Whether a position means that the feature does nothing."""
    return choice in ("off", "none")


def _short_names(titles: list[str]) -> list[str]:
    """The telling word of each title: 'request id' is 'id'; of two limits, 'body' and 'rate'."""
    last = [title.split()[-1] for title in titles]
    return [title.split()[0] if last.count(word) > 1 else word for title, word in zip(titles, last, strict=True)]


def _stage_title(stage: str, snapshot: FeaturesSnapshot) -> str:
    info = snapshot.feature(stage)
    return info.stage_title or info.title.lower()


def _parts(info: FeatureInfo, setting: Setting) -> list[str]:
    if is_off(setting.choice):
        return []
    head = (info.stage_title or info.title.lower()) if info.is_toggle else _short_choice(info, setting.choice)
    return [head, *_tuned(setting, active_params(info, setting))]


def _short_choice(info: FeatureInfo, value: str) -> str:
    """'aside' for 'cache-aside': the group's name stands right beside it."""
    label = choice_label(info, value)
    return value if label.endswith(value) else label


def _tuned(setting: Setting, params: Sequence[ParamInfo]) -> list[str]:
    """The first parameter of a feature, unless it is a flag that is not set."""
    told = [param_text(param, setting.params.get(param.name, param.default)) for param in params[:1]]
    return [words for words in told if words]


def _is_on(stage: str, snapshot: FeaturesSnapshot) -> bool:
    try:
        return not is_off(snapshot.setting(snapshot.feature(stage)).choice)
    except KeyError:
        return False

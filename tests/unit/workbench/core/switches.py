"""Two switches for the tests around experiments: a list of positions and a toggle."""

from server.contract.features import ChoiceInfo, FeatureInfo, ParamInfo


def _choices(*values: str) -> tuple[ChoiceInfo, ...]:
    return tuple(ChoiceInfo(value=value, label=value) for value in values)


ETAG = FeatureInfo(
    id="http.etag", group="http", title="ETag", summary="Answers 304.", choices=_choices("off", "on"), default="off"
)
INDEX = FeatureInfo(
    id="data.index",
    group="data",
    title="Index on tasks",
    summary="Finds rows.",
    choices=_choices("none", "owner", "covering"),
    default="none",
)
CACHE = FeatureInfo(
    id="cache.profile",
    group="cache",
    title="Profile cache",
    summary="Remembers.",
    choices=_choices("off", "aside"),
    params=(ParamInfo(name="ttl", title="TTL", kind="int", default=30),),
    default="off",
)
SWITCHES = (ETAG, INDEX, CACHE)

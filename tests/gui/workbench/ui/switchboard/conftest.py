"""A small switchboard: a list, a toggle with a stage, a gate with positions, and a cache with parameters."""

import pytest

from server.contract.features import ChoiceInfo, FeatureInfo, ParamInfo, Setting, Switchboard
from server.features import ALL
from workbench.state.features import FeaturesSnapshot, default_setting

TTL = ParamInfo(name="ttl", title="TTL", kind="int", default=30, minimum=1, maximum=600, unit="s")
FLUSH = ParamInfo(name="invalidate", title="Invalidate on write", kind="bool", default=True)


def _feature(feature_id: str, title: str, *choices: str, params: tuple[ParamInfo, ...] = ()) -> FeatureInfo:
    group = feature_id.partition(".")[0]
    return FeatureInfo(
        id=feature_id,
        group=group,
        title=title,
        summary=f"What {title.lower()} does.",
        choices=tuple(ChoiceInfo(value=choice, label=choice) for choice in choices),
        params=params,
        default=choices[0],
        stage=feature_id if group in ("http", "auth") else None,
    )


FEATURES = (
    _feature("http.timing", "Server timing", "off", "on"),
    _feature("http.etag", "ETag", "off", "on"),
    _feature("auth.mode", "Authentication", "none", "session", "jwt"),
    _feature("data.index", "Index on tasks", "none", "owner", "owner+created", "covering"),
    _feature("cache.profile", "Profile cache", "off", "aside", params=(TTL, FLUSH)),
)
ORDER = ("http.timing", "http.etag", "auth.mode")


@pytest.fixture
def fresh() -> FeaturesSnapshot:
    """Everything at its default."""
    settings = {info.id: default_setting(info) for info in FEATURES}
    return FeaturesSnapshot(FEATURES, Switchboard(version=1, settings=settings, order=ORDER))


@pytest.fixture
def changed() -> FeaturesSnapshot:
    """An index, a cache and one moved stage."""
    settings = {info.id: default_setting(info) for info in FEATURES}
    settings["data.index"] = Setting(choice="owner")
    settings["cache.profile"] = Setting(choice="aside", params={"ttl": 30, "invalidate": True})
    order = ("auth.mode", "http.timing", "http.etag")
    return FeaturesSnapshot(FEATURES, Switchboard(version=2, settings=settings, order=order))


@pytest.fixture
def real() -> FeaturesSnapshot:
    """The features that the backend has, at their defaults."""
    features = tuple(feature.info() for feature in ALL)
    settings = {info.id: default_setting(info) for info in features}
    order = tuple(info.id for info in features if info.stage)
    return FeaturesSnapshot(features, Switchboard(version=1, settings=settings, order=order))

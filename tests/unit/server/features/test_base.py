import importlib
import inspect

import pytest

from server.features import ALL
from server.features.base import Feature, StageSpec

DEFAULTS = {
    "http.request_id": "on",
    "http.timing": "on",
    "http.access_log": "on",
    "http.cors": "off",
    "http.security_headers": "off",
    "http.compression": "off",
    "http.etag": "off",
    "http.body_limit": "on",
    "http.rate_limit": "off",
    "auth.mode": "none",
    "auth.roles": "off",
    "http.idempotency": "off",
    "chaos.latency": "off",
    "chaos.errors": "off",
    "data.index": "none",
    "data.loading": "lazy",
    "data.pagination": "offset",
    "cache.profile": "off",
}


def _module(feature: Feature) -> object:
    group, _, name = feature.id.partition(".")
    return importlib.import_module(f"server.features.{group}.{name}")


def test_all_are_there_in_order_with_their_defaults() -> None:
    assert [(feature.id, feature.default) for feature in ALL] == list(DEFAULTS.items())


@pytest.mark.parametrize("feature", ALL, ids=lambda feature: feature.id)
def test_a_feature_is_declared_whole(feature: Feature) -> None:
    info = feature.info()
    choices = {choice.value for choice in feature.choices}

    assert feature.default in choices
    assert set(feature.strategies) <= choices
    assert feature.stage or feature.strategies or feature.effect
    assert all(param.minimum is None or param.minimum <= param.default for param in feature.params)  # type: ignore[operator]
    assert info.group == feature.group == feature.id.split(".", maxsplit=1)[0]
    assert (info.stage == feature.id) is (feature.stage is not None)
    assert feature.default_setting().params.keys() == {param.name for param in feature.params}


@pytest.mark.parametrize("feature", ALL, ids=lambda feature: feature.id)
def test_a_features_module_opens_with_problem_idea_and_price(feature: Feature) -> None:
    text = inspect.getdoc(_module(feature)) or ""

    assert all(part in text for part in ("Problem:", "Idea:", "Trade-off:"))
    assert text.count("\n") < 14


def test_a_stage_is_on_for_every_choice_but_off_and_none() -> None:
    spec = StageSpec("any", "edge", lambda *_: None)  # type: ignore[arg-type, return-value]

    assert [spec.is_on(choice) for choice in ("off", "none", "on", "jwt")] == [False, False, True, True]
    assert StageSpec("some", "edge", spec.build, frozenset({"jwt"})).is_on("on") is False

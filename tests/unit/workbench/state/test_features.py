from dataclasses import replace

import pytest

from server.contract.features import ChoiceInfo, FeatureInfo, ParamInfo, Setting, Switchboard
from workbench.state.features import FeaturesSnapshot, active_params, default_setting

TTL = ParamInfo(name="ttl", title="TTL", kind="int", default=30)
CACHE = FeatureInfo(
    id="cache.profile",
    group="cache",
    title="Cache",
    summary="Keeps profiles.",
    choices=(ChoiceInfo(value="off", label="off"), ChoiceInfo(value="aside", label="aside")),
    params=(TTL,),
    default="off",
)
LIMIT = CACHE.model_copy(update={"id": "http.rate_limit", "group": "http", "stage": "http.rate_limit"})
AUTH = CACHE.model_copy(update={"id": "auth.mode", "group": "auth", "stage": "auth.mode"})


def _snapshot(order: tuple[str, ...] = ("http.rate_limit", "auth.mode"), **settings: Setting) -> FeaturesSnapshot:
    known = {info.id: default_setting(info) for info in (CACHE, LIMIT, AUTH)}
    named = {name.replace("__", "."): setting for name, setting in settings.items()}
    return FeaturesSnapshot((CACHE, LIMIT, AUTH), Switchboard(version=1, settings=known | named, order=order))


def test_nothing_is_changed_at_first() -> None:
    assert _snapshot().changed_count == 0


def test_another_position_counts_as_changed() -> None:
    snapshot = _snapshot(cache__profile=Setting(choice="aside", params={"ttl": 30}))

    assert snapshot.is_changed(CACHE)
    assert snapshot.changed_count == 1


def test_value_without_effect_does_not_count() -> None:
    snapshot = _snapshot(cache__profile=Setting(choice="off", params={"ttl": 5}))

    assert not snapshot.is_changed(CACHE)


def test_moved_stages_count_once() -> None:
    snapshot = _snapshot(order=("auth.mode", "http.rate_limit"))

    assert snapshot.order_changed
    assert snapshot.changed_count == 1


def test_wish_is_shown_before_it_is_acknowledged() -> None:
    wish = Setting(choice="aside", params={"ttl": 30})

    snapshot = replace(_snapshot(), pending={"cache.profile": wish}, pending_order=("auth.mode", "http.rate_limit"))

    assert snapshot.setting(CACHE) == wish
    assert snapshot.is_pending("cache.profile")
    assert snapshot.order == ("auth.mode", "http.rate_limit")


def test_parameters_have_effect_only_where_they_say() -> None:
    assert active_params(CACHE, Setting(choice="off")) == ()
    assert active_params(CACHE, Setting(choice="aside")) == (TTL,)


def test_unknown_feature_is_an_error() -> None:
    with pytest.raises(KeyError):
        _snapshot().feature("no.such")

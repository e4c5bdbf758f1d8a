from dataclasses import replace

from server.contract.features import Setting
from workbench.state.features import FeaturesSnapshot, default_setting
from workbench.ui.switchboard.digest import group_digest, order_digest, param_text


def _with(snapshot: FeaturesSnapshot, feature_id: str, choice: str) -> FeaturesSnapshot:
    assert snapshot.switchboard is not None
    params = default_setting(snapshot.feature(feature_id)).params
    changed = Setting(choice=choice, params=params)
    settings = snapshot.switchboard.settings | {feature_id: changed}
    return replace(snapshot, switchboard=snapshot.switchboard.model_copy(update={"settings": settings}))


def _group(snapshot: FeaturesSnapshot, key: str) -> str:
    return group_digest([info for info in snapshot.features if info.group == key], snapshot)


def test_group_says_what_it_is_set_to(changed: FeaturesSnapshot) -> None:
    assert _group(changed, "data") == "owner"
    assert _group(changed, "cache") == "aside · TTL 30 s"


def test_group_with_nothing_on_is_off(fresh: FeaturesSnapshot) -> None:
    assert _group(fresh, "http") == "off"
    assert _group(fresh, "cache") == "off · TTL 30 s"


def test_many_that_are_on_are_counted(real: FeaturesSnapshot) -> None:
    count = sum(info.group == "http" for info in real.features)

    assert _group(real, "http") == f"4 of {count} on"


def test_a_position_does_not_repeat_what_the_group_is_called(real: FeaturesSnapshot) -> None:
    assert _group(_with(real, "cache.profile", "aside"), "cache") == "aside · TTL 30 s"
    assert _group(_with(real, "auth.mode", "jwt"), "auth") == "JWT · 15 min"


def test_order_is_told_by_short_names_and_shortened_in_the_middle(real: FeaturesSnapshot) -> None:
    few = _with(_with(real, "http.timing", "off"), "http.access_log", "off")

    assert order_digest(few) == "id › limit"
    assert order_digest(_with(few, "http.rate_limit", "on")) == "id › body › rate"
    assert order_digest(real) == "id › timing › log › limit"
    assert order_digest(_with(real, "auth.mode", "jwt")) == "id › timing › … › auth"


def test_order_names_only_stages_that_are_on(fresh: FeaturesSnapshot) -> None:
    assert order_digest(fresh) == "no stage is on"


def test_parameter_has_its_unit(fresh: FeaturesSnapshot) -> None:
    ttl, flush = fresh.feature("cache.profile").params

    assert param_text(ttl, 30) == "TTL 30 s"
    assert param_text(flush, False) == ""

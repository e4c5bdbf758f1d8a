from workbench.state.features import FeaturesSnapshot
from workbench.ui.switchboard.digest import group_digest, order_digest, param_text


def _group(snapshot: FeaturesSnapshot, key: str) -> str:
    return group_digest([info for info in snapshot.features if info.group == key], snapshot)


def test_group_says_what_it_is_set_to(changed: FeaturesSnapshot) -> None:
    assert _group(changed, "data") == "owner"
    assert _group(changed, "cache") == "aside · TTL 30 s"


def test_group_with_nothing_on_is_off(fresh: FeaturesSnapshot) -> None:
    assert _group(fresh, "cache") == "off"


def test_order_names_only_stages_that_are_on(fresh: FeaturesSnapshot) -> None:
    assert order_digest(fresh) == "no stage is on"


def test_parameter_has_its_unit(fresh: FeaturesSnapshot) -> None:
    ttl, flush = fresh.feature("cache.profile").params

    assert param_text(ttl, 30) == "TTL 30 s"
    assert param_text(flush, False) == ""

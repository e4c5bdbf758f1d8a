"""What the switches stood at, and keeping answers with it."""

from server.contract.features import ChoiceInfo, FeatureInfo, ParamInfo, Setting, Switchboard
from workbench.compose.kept import switches_of
from workbench.core.switch_record import SwitchValue
from workbench.state.features import FeaturesSnapshot

CACHE = FeatureInfo(
    id="cache.profile",
    group="cache",
    title="Cache",
    summary="Keeps profiles.",
    choices=(ChoiceInfo(value="off", label="off"), ChoiceInfo(value="aside", label="aside")),
    params=(ParamInfo(name="ttl_s", title="TTL", kind="int", default=30, unit="s"),),
    default="off",
)


def snapshot(choice: str) -> FeaturesSnapshot:
    setting = Setting(choice=choice, params={"ttl_s": 5})
    return FeaturesSnapshot((CACHE,), Switchboard(version=1, settings={CACHE.id: setting}, order=("a", "b")))


def test_a_switch_is_told_with_the_parameters_that_count() -> None:
    assert switches_of(snapshot("aside")) == (
        SwitchValue("cache.profile", "Cache", "aside · TTL 5 s"),
        SwitchValue("order", "Order", "a › b"),
    )
    assert switches_of(snapshot("off"))[0].words == "off"


def test_without_a_backend_nothing_is_known() -> None:
    assert switches_of(FeaturesSnapshot((CACHE,))) == ()

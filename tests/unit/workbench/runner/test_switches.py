import asyncio
from typing import Any

import pytest

from server.contract.features import ChoiceInfo, FeatureInfo, ParamInfo, Setting, Switchboard, SwitchboardPatch
from workbench.client.control import ControlError
from workbench.runner.run import SwitchesError
from workbench.runner.switches import LiveSwitches, NoSwitches

RATE = FeatureInfo(
    id="http.rate_limit",
    group="http",
    title="Rate limit",
    summary="",
    choices=(ChoiceInfo(value="off", label="off"), ChoiceInfo(value="on", label="on")),
    params=(
        ParamInfo(name="rate", title="Rate", kind="int", default=10),
        ParamInfo(name="key", title="Key", kind="text", default="ip"),
    ),
    default="off",
)
BEFORE = Setting(choice="off", params={"rate": 10, "key": "ip"})


class Control:
    """Plays the control client."""

    def __init__(self, error: str = "") -> None:
        self.error = error
        self.patches: list[SwitchboardPatch] = []

    async def switchboard(self) -> Switchboard:
        return Switchboard(version=1, settings={"http.rate_limit": BEFORE}, order=())

    async def features(self) -> tuple[FeatureInfo, ...]:
        return (RATE,)

    async def patch_switchboard(self, patch: SwitchboardPatch) -> None:
        if self.error:
            raise ControlError(self.error)
        self.patches.append(patch)


def put(control: Any, settings: dict[str, str]) -> Any:
    return asyncio.run(LiveSwitches(control).put(settings))


def test_texts_become_what_the_parameters_are() -> None:
    control = Control()

    put(control, {"http.rate_limit": '{"choice": "on", "params": {"rate": "2", "key": "1"}}'})

    (patch,) = control.patches
    assert patch.settings["http.rate_limit"].choice == "on"
    assert patch.settings["http.rate_limit"].params == {"rate": 2, "key": "1"}


def test_a_bare_word_is_a_position() -> None:
    control = Control()

    put(control, {"http.rate_limit": "on"})

    assert control.patches[0].settings["http.rate_limit"].choice == "on"


def test_how_they_stood_can_be_put_back() -> None:
    control = Control()
    before = put(control, {"http.rate_limit": '{"choice": "on"}'})

    put(control, before)

    assert control.patches[-1].settings["http.rate_limit"].params == BEFORE.params
    assert control.patches[-1].settings["http.rate_limit"].choice == "off"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"http.nope": "{}"}, "There is no switch http.nope"),
        ({"http.rate_limit": "{"}, "can't be set to"),
        ({"http.rate_limit": '{"params": [1]}'}, "can't be set to"),
        ({"http.rate_limit": "sideways"}, "has no position sideways"),
    ],
)
def test_what_can_not_be_meant_is_refused(settings: dict[str, str], words: str) -> None:
    with pytest.raises(SwitchesError, match=words):
        put(Control(), settings)


def test_what_the_backend_refuses_is_told() -> None:
    with pytest.raises(SwitchesError, match="could not be set: gone"):
        put(Control("gone"), {"http.rate_limit": '{"choice": "on"}'})


def test_a_backend_that_is_not_ours_is_not_switched() -> None:
    with pytest.raises(SwitchesError, match=r"asks for auth\.mode\. It is not ours\."):
        asyncio.run(NoSwitches("It is not ours.").put({"auth.mode": "{}"}))

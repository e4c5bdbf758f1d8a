import asyncio
from dataclasses import replace

import pytest

from server.contract.features import Setting, SettingPatch, SwitchboardPatch
from server.switchboard import RefusedError, Switches, describe_change


def _greeting(choice: str = "loud") -> SwitchboardPatch:
    return SwitchboardPatch(settings={"data.greeting": SettingPatch(choice=choice)})


def test_a_strategy_is_built_once_per_change_and_kept_otherwise(tiny) -> None:
    built: list[Setting] = []

    def build(setting: Setting, _resources: object) -> object:
        built.append(setting)
        return object()

    greeting = replace(tiny.features[-1], strategies={"quiet": build, "loud": build})
    switches = Switches((*tiny.features[:-1], greeting), tiny.resources, lambda _board: None)

    async def scenario() -> None:
        first = switches.board.strategies["data.greeting"]
        await switches.change(SwitchboardPatch(settings={"http.gate": SettingPatch(choice="on")}))
        kept = switches.board.strategies["data.greeting"]
        await switches.change(_greeting())

        assert kept is first
        assert switches.board.strategies["data.greeting"] is not first
        assert len(built) == 2

    asyncio.run(scenario())


def test_an_effect_that_fails_refuses_the_change_and_is_taken_back(tiny) -> None:
    ran: list[str] = []

    def effect(setting: Setting, _resources: object) -> None:
        ran.append(setting.choice)
        if setting.choice == "loud":
            raise RuntimeError("no room")

    greeting = replace(tiny.features[-1], effect=effect)
    switches = Switches((*tiny.features[:-1], greeting), tiny.resources, lambda _board: None)

    async def scenario() -> None:
        with pytest.raises(RefusedError, match="no room"):
            await switches.change(_greeting())

        assert ran == ["loud", "quiet"]
        assert switches.board.snapshot.settings["data.greeting"].choice == "quiet"
        assert switches.board.snapshot.version == 1

    asyncio.run(scenario())


def test_restoring_defaults_is_one_change(tiny) -> None:
    async def scenario() -> None:
        await tiny.switches.change(_greeting())
        before, after = await tiny.switches.restore_defaults()
        same, unchanged = await tiny.switches.restore_defaults()

        assert describe_change(tiny.features, before.snapshot, after.snapshot) == "greeting quiet"
        assert after.snapshot.version == 3
        assert same is unchanged

    asyncio.run(scenario())


def test_changes_are_described_for_a_chart(tiny) -> None:
    async def scenario() -> None:
        board = tiny.switches.board.snapshot
        _, ordered = await tiny.switches.change(SwitchboardPatch(order=tuple(reversed(board.order))))
        _, tuned = await tiny.switches.change(
            SwitchboardPatch(settings={"data.greeting": SettingPatch(params={"times": 4})})
        )

        assert describe_change(tiny.features, board, ordered.snapshot) == "order changed"
        assert describe_change(tiny.features, ordered.snapshot, tuned.snapshot) == "greeting times 4"

    asyncio.run(scenario())

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from server.contract.events import SwitchEvent
from server.contract.features import ChoiceInfo, FeatureInfo, Setting, Switchboard, SwitchboardPatch
from workbench.actions.features import FeatureActions, put_back
from workbench.state.features import FeaturesSnapshot, FeaturesStore


def _feature(feature_id: str, *choices: str) -> FeatureInfo:
    return FeatureInfo(
        id=feature_id,
        group=feature_id.partition(".")[0],
        title=feature_id,
        summary="",
        choices=tuple(ChoiceInfo(value=choice, label=choice) for choice in choices),
        default=choices[0],
        stage=feature_id,
    )


FEATURES = (_feature("data.index", "none", "owner", "covering"), _feature("auth.mode", "none", "jwt"))
ORDER = ("data.index", "auth.mode")


class Client:
    """Answers like the control listener, and fails when told to."""

    def __init__(self) -> None:
        self.board = Switchboard(version=1, settings={f.id: Setting(choice=f.default) for f in FEATURES}, order=ORDER)
        self.error: Exception | None = None
        self.patches: list[SwitchboardPatch] = []

    async def features(self) -> tuple[FeatureInfo, ...]:
        return FEATURES

    async def switchboard(self) -> Switchboard:
        return self.board

    async def patch_switchboard(self, patch: SwitchboardPatch) -> Switchboard:
        self.patches.append(patch)
        if self.error:
            raise self.error
        made = {key: Setting(choice=wish.choice or "") for key, wish in patch.settings.items()}
        settings = self.board.settings | made
        version, order = self.board.version + 1, patch.order or self.board.order
        self.board = Switchboard(version=version, settings=settings, order=order)
        return self.board


class LaterBridge:
    """Keeps what was submitted until ``answer`` is called."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Coroutine[Any, Any, Any], Any, Any]] = []

    def submit(
        self,
        work: Coroutine[Any, Any, Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._waiting.append((work, done, failed))

    def answer(self) -> None:
        work, done, failed = self._waiting.pop(0)
        try:
            result = asyncio.run(work)
        except ConnectionError as error:
            assert failed is not None
            failed(error)
        else:
            assert done is not None
            done(result)


class Bench:
    """The actions with everything around them."""

    def __init__(self) -> None:
        self.client: Client | None = Client()
        self.bridge = LaterBridge()
        self.store = FeaturesStore(FeaturesSnapshot())
        self.actions = FeatureActions(self.store, self.bridge, lambda: self.client)  # type: ignore[arg-type]  # a stand-in
        self.actions.load()
        self.bridge.answer()

    def choice(self, feature_id: str) -> str:
        snapshot = self.store.snapshot
        return snapshot.setting(snapshot.feature(feature_id)).choice


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_flip_is_pending_until_it_is_acknowledged(bench: Bench) -> None:
    bench.actions.set_choice("data.index", "owner")
    pending = bench.store.snapshot.is_pending("data.index")

    bench.bridge.answer()

    assert pending
    assert not bench.store.snapshot.is_pending("data.index")
    assert bench.choice("data.index") == "owner"


def test_refused_flip_goes_back_with_the_reason(bench: Bench) -> None:
    assert bench.client is not None
    bench.client.error = ConnectionError("the api process does not answer")

    bench.actions.set_choice("data.index", "owner")
    shown = bench.choice("data.index")
    bench.bridge.answer()

    assert shown == "owner"
    assert bench.choice("data.index") == "none"
    assert bench.store.snapshot.refused is not None
    assert bench.store.snapshot.refused.message == "the api process does not answer"


def test_flip_without_a_backend_is_refused_at_once(bench: Bench) -> None:
    bench.client = None

    bench.actions.set_choice("data.index", "owner")

    assert bench.choice("data.index") == "none"
    assert bench.store.snapshot.refused is not None


def test_newest_wish_wins_while_one_waits(bench: Bench) -> None:
    bench.actions.set_choice("data.index", "owner")
    bench.actions.set_choice("data.index", "covering")

    bench.bridge.answer()
    bench.bridge.answer()

    assert bench.choice("data.index") == "covering"
    assert not bench.store.snapshot.is_pending("data.index")


def test_position_it_already_has_asks_nothing(bench: Bench) -> None:
    bench.actions.set_choice("data.index", "none")

    assert bench.client is not None
    assert bench.client.patches == []


def test_order_is_pending_until_acknowledged(bench: Bench) -> None:
    bench.actions.set_order(("auth.mode", "data.index"))
    pending = bench.store.snapshot.is_pending("order")

    bench.bridge.answer()

    assert pending
    assert bench.store.snapshot.order == ("auth.mode", "data.index")
    assert bench.store.snapshot.order_changed


def test_reset_of_all_can_be_undone(bench: Bench) -> None:
    bench.actions.set_choice("data.index", "owner")
    bench.bridge.answer()
    bench.actions.set_order(("auth.mode", "data.index"))
    bench.bridge.answer()

    bench.actions.reset_all()
    bench.bridge.answer()
    after_reset = bench.store.snapshot.changed_count
    bench.actions.undo()
    bench.bridge.answer()

    assert after_reset == 0
    assert bench.choice("data.index") == "owner"
    assert bench.store.snapshot.order == ("auth.mode", "data.index")
    assert bench.store.snapshot.undo is None


def test_change_from_elsewhere_is_taken_over_unless_it_is_old(bench: Bench) -> None:
    newer = Switchboard(version=9, settings={"data.index": Setting(choice="covering")}, order=ORDER)
    older = Switchboard(version=2, settings={"data.index": Setting(choice="owner")}, order=ORDER)

    bench.actions.acknowledge(SwitchEvent(at=1.0, label="index covering", switchboard=newer))
    bench.actions.acknowledge(SwitchEvent(at=2.0, label="index owner", switchboard=older))

    assert bench.choice("data.index") == "covering"


def test_dismiss_forgets_the_refusal(bench: Bench) -> None:
    bench.client = None
    bench.actions.set_choice("data.index", "owner")

    bench.actions.dismiss()

    assert bench.store.snapshot.refused is None


def test_after_a_restart_the_switches_stand_as_before(bench: Bench) -> None:
    bench.actions.set_choice("data.index", "owner")
    bench.bridge.answer()
    bench.client = Client()

    bench.actions.load()
    bench.bridge.answer()

    assert bench.choice("data.index") == "owner"
    assert bench.client.board.settings["data.index"].choice == "owner"
    assert list(bench.client.patches[0].settings) == ["data.index"]


def test_after_a_restart_with_all_at_default_nothing_is_asked(bench: Bench) -> None:
    bench.client = Client()

    bench.actions.load()
    bench.bridge.answer()

    assert bench.client.patches == []


def test_when_the_switches_cannot_be_put_back_the_real_ones_are_shown(bench: Bench) -> None:
    bench.actions.set_choice("data.index", "owner")
    bench.bridge.answer()
    bench.client = Client()
    bench.client.error = ConnectionError("busy")

    bench.actions.load()
    bench.bridge.answer()

    assert bench.choice("data.index") == "none"


def test_an_order_of_other_stages_is_not_put_back() -> None:
    before = Switchboard(version=3, settings={}, order=("a", "b"))
    same = Switchboard(version=1, settings={}, order=("b", "a"))
    other = Switchboard(version=1, settings={}, order=("b", "c"))

    assert put_back(before, same) == SwitchboardPatch(order=("a", "b"))
    assert put_back(before, other) is None

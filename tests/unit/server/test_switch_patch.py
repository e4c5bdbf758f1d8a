import pytest

from server.contract.features import SettingPatch, Switchboard, SwitchboardPatch
from server.features.base import Feature
from server.switch_patch import RefusedError, patched


@pytest.fixture
def board(tiny) -> Switchboard:
    snapshot: Switchboard = tiny.switches.board.snapshot
    return snapshot


@pytest.fixture
def features(tiny) -> tuple[Feature, ...]:
    known: tuple[Feature, ...] = tiny.features
    return known


def _patch(feature: str, choice: str | None = None, **params: bool | float | str) -> SwitchboardPatch:
    return SwitchboardPatch(settings={feature: SettingPatch(choice=choice, params=params)})


def test_what_is_left_out_stays(features, board) -> None:
    changed = patched(features, board, _patch("data.greeting", times=3))

    assert changed.settings["data.greeting"].choice == "quiet"
    assert changed.settings["data.greeting"].params == {"times": 3, "share": 0.5, "warm": False}
    assert changed.version == board.version + 1
    assert board.settings["data.greeting"].params["times"] == 1


@pytest.mark.parametrize(
    ("patch", "problem"),
    [
        (_patch("data.greetings", "loud"), "Did you mean 'data.greeting'"),
        (_patch("data.greeting", "shout"), "quiet, loud"),
        (_patch("data.greeting", tims=2), "Did you mean 'times'"),
        (_patch("data.greeting", times=6), "between 1 and 5"),
        (_patch("data.greeting", times=1.5), "whole number"),
        (_patch("data.greeting", times="2"), "is a number"),
        (_patch("data.greeting", times=True), "is a number"),
        (_patch("data.greeting", warm=1), "true or false"),
        (_patch("data.greeting", share=float("nan")), "finite number"),
        (_patch("data.greeting", times=float("nan")), "whole number"),
        (_patch("data.greeting", times=float("inf")), "whole number"),
    ],
)
def test_a_wrong_change_is_refused_in_plain_words(features, board, patch: SwitchboardPatch, problem: str) -> None:
    with pytest.raises(RefusedError, match=problem):
        patched(features, board, patch)


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        (("http.outer", "http.gate", "http.inner"), "http.broken is missing"),
        (("http.outer", "http.outer", "http.gate", "http.inner", "http.broken"), "twice"),
        (("http.outer", "http.gate", "http.inner", "http.brokn"), "Did you mean 'http.broken'"),
    ],
)
def test_a_wrong_order_is_refused(features, board, order: tuple[str, ...], problem: str) -> None:
    with pytest.raises(RefusedError, match=problem):
        patched(features, board, SwitchboardPatch(order=order))

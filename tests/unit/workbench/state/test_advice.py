"""The offer under the answer."""

from workbench.core.switch_advice import Advice
from workbench.state.advice import AdviceSnapshot, AdviceStore


def test_an_offer_is_told(qapp: object) -> None:
    store = AdviceStore(AdviceSnapshot())
    told: list[AdviceSnapshot] = []
    store.changed.connect(told.append)

    store.replace(AdviceSnapshot(Advice("CORS is off.", "Switch on", "http.cors", "list")))

    assert [one.advice.choice for one in told if one.advice] == ["list"]

"""The flip of a switch that is offered after the answer in front, and how far making it has come."""

from dataclasses import dataclass

from workbench.core.switch_advice import Advice
from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class AdviceSnapshot:
    """What the line under the answer draws."""

    advice: Advice | None = None
    working: bool = False
    """The switch was asked for, and the request goes as soon as it is flipped."""
    problem: str = ""
    """Why the backend did not flip it."""


class AdviceStore(Store[AdviceSnapshot]):
    """Holds the offer."""

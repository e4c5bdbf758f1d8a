"""Finds the switch that stood between a request and what it asked for, and what flipping it would be.

Nothing is guessed: a switch is named when it itself answered, when the browser's own rule points at it, or when the
request carries a header that only this switch heeds.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from server.contract.features import FeatureInfo, ParamValue, Setting
from workbench.core.exchange import Exchange
from workbench.core.fetch.allowance import allowance

CORS = "http.cors"
_HEEDED_BY = {("POST", "idempotency-key"): "http.idempotency", ("GET", "if-none-match"): "http.etag"}
"""Headers that mean nothing while their switch is off, by the method with which they mean something."""
_REPLAYED = "Idempotent-Replayed"
"""Marks an answer that is the endpoint's own, given again."""
_OFF = ("off", "none")


@dataclass(frozen=True, slots=True)
class Advice:
    """What is the matter, and the flip that would change it."""

    words: str
    label: str
    """What the button says, without the sending."""
    feature_id: str
    choice: str
    params: Mapping[str, ParamValue] = field(default_factory=dict)

    def is_made(self, setting: Setting) -> bool:
        """Whether the switch stands like that."""
        return setting.choice == self.choice and self.params.items() <= setting.params.items()


Board = Sequence[tuple[FeatureInfo, Setting]]
"""Every switch with what it is set to."""


def advise(exchange: Exchange, board: Board, turned_at: str = "") -> Advice | None:
    """The flip worth offering after this exchange; ``turned_at`` is the stage that answered in the API's place."""
    found = {info.id: (info, setting) for info, setting in board}
    rules: tuple[Callable[[], Iterator[Advice]], ...] = (
        lambda: _blocked(exchange, found),
        lambda: _turned(exchange, found, turned_at),
        lambda: _unheeded(exchange, found),
    )
    return next((one for rule in rules for one in rule()), None)


Found = Mapping[str, tuple[FeatureInfo, Setting]]


def _blocked(exchange: Exchange, board: Found) -> Iterator[Advice]:
    """A rule of the browser that a setting of the CORS switch would satisfy."""
    seen = exchange.seen
    if seen is None or CORS not in board:
        return
    info, setting = board[CORS]
    wanted = allowance(seen.blocked, setting.choice, setting.params)
    if wanted is not None:
        words = f"{info.title} is off." if setting.choice in _OFF else f"{info.title} does not allow it."
        yield Advice(words, wanted.label, info.id, wanted.choice, wanted.params)


def _turned(exchange: Exchange, board: Found, turned_at: str) -> Iterator[Advice]:
    """A switched-on stage answered with an error before the endpoint was reached."""
    answer = exchange.response
    info, setting = next(((i, s) for i, s in board.values() if i.stage and i.stage == turned_at), (None, None))
    if (
        answer is None
        or answer.header(_REPLAYED)
        or answer.status < 400
        or info is None
        or setting is None
        or setting.choice not in info.stage_on
    ):
        return
    off = next((one.value for one in info.choices if one.value not in info.stage_on), None)
    if off is not None:
        yield Advice(f"{info.title} {_are(info)} on, and answered {answer.status}.", "Switch off", info.id, off)


def _unheeded(exchange: Exchange, board: Found) -> Iterator[Advice]:
    """The request carries what a switched-off stage would heed."""
    if exchange.sent is None or exchange.response is None:
        return
    for header in exchange.sent.headers:
        info, setting = board.get(_HEEDED_BY.get((exchange.sent.method, header.name.lower()), ""), (None, None))
        if info is not None and setting is not None and setting.choice in _OFF:
            on = next(one.value for one in info.choices if one.value not in _OFF)
            yield Advice(f"{info.title} {_are(info)} off.", "Switch on", info.id, on)


def _are(info: FeatureInfo) -> str:
    return "are" if info.title.endswith("s") and not info.title.endswith("ss") else "is"

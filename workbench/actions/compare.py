"""Compares two kept answers, away from the window's thread: two that were chosen, or each send with the one before."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from workbench.actions.kept import KeptActions
from workbench.bridge import Bridge, Job
from workbench.client import compare_bodies
from workbench.client.compare_bodies import Compared, Input
from workbench.client.kept_responses import KeptResponses
from workbench.core import media_type, response_diff, switch_record
from workbench.core.exchange import Headers, ReceivedResponse
from workbench.core.kept import Kept
from workbench.core.switch_record import SwitchChange
from workbench.state.compare import CompareStore, Form, Side
from workbench.state.requests import RequestsStore

_SNIFFED = 1024


@dataclass(frozen=True, slots=True)
class _Outcome:
    a: Kept
    b: Kept
    structural: bool
    compared: Compared
    problem: str = ""


class CompareActions(QObject):
    """Two answers at a time: A the earlier, B the later, unless they are swapped."""

    def __init__(
        self,
        store: CompareStore,
        bridge: Bridge,
        kept: KeptActions,
        requests: RequestsStore,
        parent: QObject | None = None,
        *,
        number: Callable[[str], int | None],
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._kept = kept
        self._requests = requests
        self._number = number
        self._latest: dict[int, tuple[str, str]] = {}
        """By tab: the exchange before the last, and the last."""
        self._pair = ("", "")
        self._follows = True
        self._job: Job | None = None

    def note_kept(self, exchange_id: str) -> None:
        """An answer is on disk: compare it with the one before it in the same tab, unless two were chosen."""
        tab = next((tab for tab in self._requests.snapshot.tabs if _id(tab.exchange) == exchange_id), None)
        if tab is None:
            return
        self._latest[tab.id] = (self._latest.get(tab.id, ("", ""))[1], exchange_id)
        if self._follows and tab.id == self._requests.snapshot.active:
            self.compare_previous()

    def compare_previous(self) -> None:
        """Compare the answer in front with the one before it in its tab, from now on with each send."""
        self._follows = True
        before, last = self._latest.get(self._requests.snapshot.active, ("", ""))
        if before and last:
            self._begin((before, last))

    def compare(self, a_id: str, b_id: str) -> None:
        """Compare two chosen answers, the earlier as A; they stay until others are chosen."""
        self._follows = False
        self._begin((a_id, b_id), by_age=True)

    def swap(self) -> None:
        """Let A and B change places."""
        self._begin((self._pair[1], self._pair[0]))

    def show_form(self, form: Form) -> None:
        """Compare by structure, as text, or the headers."""
        if form != self._store.snapshot.form:
            self._store.replace(replace(self._store.snapshot, form=form))
            self._begin(self._pair)

    def ignore(self, path: str, ignored: bool) -> None:
        """Leave a path out of the count, or take it in again."""
        shown = self._store.snapshot
        self._store.replace(replace(shown, ignored={**shown.ignored, path: ignored}))

    def show_changes_only(self, only: bool) -> None:
        self._store.replace(replace(self._store.snapshot, changes_only=only))

    def cancel(self) -> None:
        """Stop comparing; what was shown stays."""
        if self._job is not None:
            self._job.drop()
        self._store.replace(replace(self._store.snapshot, working=False))

    def _begin(self, pair: tuple[str, str], *, by_age: bool = False) -> None:
        if not all(pair):
            return
        self.cancel()
        self._pair = pair
        self._store.replace(replace(self._store.snapshot, working=True, notice=""))
        work = _compare(self._kept.responses, pair, self._store.snapshot.form, by_age)
        self._job = self._bridge.submit(work, self._compared, self._failed)

    def _compared(self, outcome: _Outcome) -> None:
        a, b = outcome.a, outcome.b
        self._pair = (a.exchange.id, b.exchange.id)
        self._store.replace(
            replace(
                self._store.snapshot,
                a=self._side(a),
                b=self._side(b),
                rows=outcome.compared.rows,
                lines=outcome.compared.lines,
                capped=outcome.compared.capped,
                structural=outcome.structural,
                switched=_switched(a, b),
                working=False,
                notice=outcome.problem,
            )
        )

    def _side(self, kept: Kept) -> Side:
        exchange = kept.exchange
        status = exchange.response.status if exchange.response else 0
        return Side(exchange.id, self._number(exchange.id), exchange.started_at, status)

    def _failed(self, error: Exception) -> None:
        words = self.tr("They can't be compared: {0}.").format(error)
        self._store.replace(replace(self._store.snapshot, working=False, notice=words))


def _switched(a: Kept, b: Kept) -> tuple[SwitchChange, ...] | None:
    return switch_record.changes(a.switches, b.switches) if a.switches and b.switches else None


def _id(exchange: object) -> str:
    return str(getattr(exchange, "id", ""))


async def _compare(responses: KeptResponses, pair: tuple[str, str], form: Form, by_age: bool) -> _Outcome:
    a, b = [await asyncio.to_thread(responses.load, one) for one in pair]
    if a is None or b is None:
        raise ValueError("one of the two answers is kept no longer")
    if by_age and a.exchange.started_at > b.exchange.started_at:
        a, b = b, a
    if form == "headers":
        return _Outcome(a, b, True, Compared(rows=tuple(response_diff.headers(_head(a), _head(b)))))
    inputs = [await asyncio.to_thread(_input, kept.exchange.response) for kept in (a, b)]
    structural = all(kind == "json" for _, kind in inputs)
    left, right = (one for one, _ in inputs)
    problem = ""
    if form == "structure" and structural:
        try:
            return _Outcome(a, b, True, await compare_bodies.compare("structure", left, right))
        except ValueError as error:
            problem = f"Shown as text: {error}."
            structural = False
    return _Outcome(a, b, structural, await compare_bodies.compare("text", left, right), problem)


def _head(kept: Kept) -> Headers:
    """Its headers, with the status before them."""
    answer = kept.exchange.response
    if answer is None:
        raise ValueError("one of the two has no answer")
    return (("status", f"{answer.status} {answer.reason}".strip()), *answer.headers)


def _input(response: ReceivedResponse | None) -> tuple[Input, str]:
    if response is None:
        raise ValueError("one of the two has no answer")
    content_type = response.header("content-type")
    with response.body_path.open("rb") as file:
        media = media_type.of(content_type, file.read(_SNIFFED))
    return Input(response.body_path, content_type, response.body_bytes), media.kind

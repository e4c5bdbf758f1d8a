"""Performs a lesson's verbs on a bench and brings back what was recorded, for a learner and for the proof alike."""

from collections.abc import Collection
from contextlib import suppress

from lessons.format.expressions import ExpressionError, placeholders, uses
from lessons.format.models import Burst, Lesson, Predict, Quiz, Send, Verb
from server.contract.traces import Trace
from workbench.learning.bench import Bench
from workbench.learning.evidence import Evidence, SendEvidence, Unrecorded, evidence_of
from workbench.learning.requests import draft_of_burst, draft_of_send
from workbench.learning.verbs import burst_patches, lesson_patches, toggle_patch

MOST_PLANS = 6
"""Of how many different statements of one request the plan is asked for."""
NOT_KEPT = "the backend answered, but kept no trace of it; send it again"

Recorded = tuple[str, Evidence]
"""The name of a send or burst, and what was recorded under it."""


class Hands:
    """Sends, bursts and switches for one lesson. Everything raises ``BenchError``."""

    def __init__(self, lesson: Lesson, bench: Bench, *, frozen: Collection[str] = ()) -> None:
        """``frozen`` features stay as they are whatever a verb says: how the proof takes the lesson's idea away."""
        self._lesson = lesson
        self._bench = bench
        self._frozen = frozenset(frozen)
        self._sends = {send.name: send for step in lesson.steps for send in step.of(Send)}
        self._bursts = {burst.name: burst for step in lesson.steps for burst in step.of(Burst)}
        self._wants_plan = _names_with_plan(lesson)

    async def prepare(self) -> None:
        """The lesson's world as seeded, with its switches."""
        await self._bench.restore(self._lesson.world, lesson_patches(self._lesson))

    async def perform(self, verb: Verb, *, quiet: bool = False) -> Recorded | None:
        """Do one verb. What it is about when it sends or runs; answers are the session's own matter."""
        match verb.name:
            case "send":
                return await self._send(verb.words[0], "".join(verb.words[1:2]), quiet)
            case "burst":
                return await self._burst(verb.words[0], verb.words[1:2], quiet)
            case "toggle":
                feature, patch = toggle_patch(verb)
                if feature not in self._frozen:
                    await self._bench.switch({feature: patch})
            case "reset":
                await self.prepare()
            case "answer" | "explain":
                pass
        return None

    async def observe(self, send: Send, trace: Trace) -> SendEvidence:
        """A recorded request in the words of checks. The plan is asked for now, while the switches still stand."""
        plan = await self._plan(trace) if send.name in self._wants_plan else None
        body = await self._bench.body(trace.summary.seq)
        credentials = send.page is not None and send.page.credentials == "include"
        return evidence_of(trace, plan, body, credentials=credentials)

    async def _send(self, name: str, target: str, quiet: bool) -> Recorded:
        send = self._sends[name]
        draft = draft_of_send(send, target)
        seq = await self._bench.send(draft, send.login, page=send.page, quiet=quiet)
        if seq is None:
            return name, Unrecorded(NOT_KEPT)
        return name, await self.observe(send, await self._bench.trace(seq))

    async def _burst(self, name: str, count: tuple[str, ...], quiet: bool) -> Recorded:
        burst = self._bursts[name]
        patches = {key: patch for key, patch in burst_patches(burst).items() if key not in self._frozen}
        if patches:
            await self._bench.switch(patches)
        wanted = int(count[0]) if count else burst.count
        draft = draft_of_burst(burst)
        return name, await self._bench.burst(draft, burst.login, wanted, burst.clients, quiet=quiet)

    async def _plan(self, trace: Trace) -> str | None:
        """The plans of its different statements, one line each; None when the database gives none."""
        kinds = {statement.fingerprint: statement.index for statement in reversed(trace.statements)}
        lines = []
        for index in sorted(kinds.values())[:MOST_PLANS]:
            plan = await self._bench.explain(trace.summary.seq, index)
            if plan is None:
                return None
            lines.append(", ".join(node.text for node in plan.nodes))
        return "\n".join(lines)


def _names_with_plan(lesson: Lesson) -> frozenset[str]:
    """The sends whose plan some check or message speaks of: a plan costs a question to the database."""
    return frozenset(name for text in _expressions(lesson) for name in _plans_in(text))


def _plans_in(text: str) -> tuple[str, ...]:
    with suppress(ExpressionError):
        return tuple(name for name, field in uses(text).fields if field == "plan")
    return ()


def _expressions(lesson: Lesson) -> list[str]:
    templates: list[str] = []
    found: list[str] = []
    for step in lesson.steps:
        for check in step.checks:
            found.append(check.expr)
            templates += (check.fail, check.shows)
        for question in (*step.of(Predict), *step.of(Quiz)):
            templates += question.feedback.values()
        templates += (predict.measured for predict in step.of(Predict))
    return found + [text for template in templates for text in placeholders(template)]

import asyncio
from dataclasses import replace

import pytest

from lessons.format.models import Verb
from workbench.core.lesson import SessionSnapshot
from workbench.learning.progress import ProgressFile
from workbench.learning.session import GUESS_FIRST, Session
from workbench.learning.verdicts import BACKEND_DOWN, TRACING_OFF

SEND = "/tasks?owner_id=42&limit=5"


@pytest.fixture
def told() -> list[SessionSnapshot]:
    return []


@pytest.fixture
def session(lesson, bench, told) -> Session:
    return Session(lesson, bench, ProgressFile(), told.append)


async def _solve(session: Session, *steps: str) -> None:
    await session.begin()
    for step in steps:
        await session.go(step)
        await session.show_me()


def test_begin_restores_the_world_and_waits_for_the_first_request(session, bench, told, run) -> None:
    run(session.begin())

    assert bench.calls == ["restore tasks-1k"]
    assert told[0].busy == "Preparing the world"
    assert told[-1].busy == ""
    check = told[-1].verdict.checks[0]
    assert (check.state, check.waiting) == ("not_met", True)
    assert check.message == "Send GET /tasks?owner_id=42&limit=5 first."


@pytest.mark.parametrize("target", [SEND, "/tasks?limit=5&owner_id=42"])
def test_any_clients_request_counts(session, bench, run, target) -> None:
    async def scenario() -> None:
        await session.begin()
        await session.note_trace(bench.serve("GET", target))

    run(scenario())

    assert session.snapshot.verdict.passed
    assert session.snapshot.steps[0].shown == "600,000 steps"
    assert session.snapshot.solution_open


@pytest.mark.parametrize("target", ["/tasks", "/tasks?owner_id=7&limit=5", "/posts?owner_id=42&limit=5"])
def test_other_requests_do_not_count(session, bench, run, target) -> None:
    async def scenario() -> None:
        await session.begin()
        await session.note_trace(bench.serve("GET", target))

    run(scenario())

    assert session.snapshot.recorded == frozenset()
    assert session.snapshot.misses == 0


def test_a_missed_event_is_taken_in_at_the_next_look(session, bench, run) -> None:
    async def scenario() -> None:
        await session.begin()
        bench.serve("GET", SEND)
        await session.refresh()

    run(scenario())

    assert session.snapshot.verdict.passed


def test_failing_says_the_live_values_and_offers_a_hint_after_two_misses(session, bench, run) -> None:
    async def scenario() -> None:
        await session.begin()
        await session.perform(Verb("toggle", ("data.index", "owner")))
        await session.perform(Verb("send", ("slow",)))
        assert not session.snapshot.can_show_hint
        await session.note_trace(bench.serve("GET", SEND))

    run(scenario())

    snapshot = session.snapshot
    assert snapshot.verdict.complaint is not None
    assert snapshot.verdict.complaint.message == "The plan says SEARCH tasks USING INDEX with owner."
    assert (snapshot.misses, snapshot.can_show_hint, snapshot.hints) == (2, True, ())


def test_hints_stay_visible_and_end(session, run) -> None:
    async def scenario() -> None:
        await session.begin()
        await session.check()
        await session.check()
        for _ in range(3):
            await session.hint()

    run(scenario())

    assert session.snapshot.hints == ("Send it.", "Press the button.")
    assert not session.snapshot.can_show_hint


def test_an_open_prediction_locks_sending(session, bench, run) -> None:
    async def scenario() -> None:
        await _solve(session, "slow")
        await session.go("fast")
        bench.calls.clear()
        await session.perform(Verb("send", ("fast",)))
        assert session.snapshot.locked
        assert session.snapshot.notice == GUESS_FIRST
        await session.note_trace(bench.serve("GET", SEND))
        assert session.snapshot.notice == GUESS_FIRST
        await session.answer("guess", "a")

    run(scenario())

    assert bench.calls == []
    assert not session.snapshot.locked
    assert session.snapshot.feedback == {}  # it comes with what is measured
    assert session.snapshot.measured == {}


def test_equal_requests_fill_their_names_in_order_then_the_last(session, bench, run) -> None:
    async def scenario() -> None:
        await _solve(session, "slow")
        await session.go("fast")
        await session.answer("guess", "b")
        await session.note_trace(bench.serve("GET", SEND))
        assert session.snapshot.recorded == {"slow", "fast"}
        await bench.switch({"data.index": bench.switches["data.index"].model_copy(update={"choice": "owner"})})
        await session.note_trace(bench.serve("GET", SEND))
        await session.note_trace(bench.serve("GET", SEND))

    run(scenario())

    checks = {check.id: check for check in session.snapshot.verdict.checks}
    assert session.snapshot.feedback == {"guess": "Yes."}
    assert checks["less"].message == "From 600,000 to 600,000."
    assert checks["twice"].message == "200, not 600,000."


def test_show_me_performs_the_solution_verb_by_verb(session, bench, run) -> None:
    seen: list[Verb] = []

    async def note(verb: Verb) -> None:
        seen.append(verb)

    async def scenario() -> None:
        await _solve(session, "slow")
        await session.go("fast")
        await session.show_me(note)

    run(scenario())

    assert [verb.name for verb in seen] == ["answer", "toggle", "send", "send"]
    assert session.snapshot.verdict.passed
    assert session.snapshot.measured == {"guess": "3000x"}
    assert session.snapshot.switches["data.index"] == "owner"


def test_the_whole_lesson_ends_finished_with_its_card(session, bench, run) -> None:
    run(_solve(session, "slow", "fast", "load", "price"))

    snapshot = session.snapshot
    assert snapshot.finished
    assert [line.state for line in snapshot.steps] == ["passed", "passed", "passed", "now"]
    assert not snapshot.may_go_on


def test_steps_open_in_order(session, run) -> None:
    async def scenario() -> None:
        await session.begin()
        await session.go("load")

    run(scenario())

    assert session.step.id == "slow"
    assert session.snapshot.notice == "“Slow” comes first."


def test_a_wrong_quiz_answer_is_explained_and_can_be_mended(session, run) -> None:
    async def scenario() -> None:
        await _solve(session, "slow", "fast", "load")
        await session.go("price")
        await session.answer("price", "a")
        assert session.snapshot.feedback["price"] == "No."
        assert (session.snapshot.verdict.passed, session.snapshot.misses) == (False, 1)
        await session.answer("price", "b")

    run(scenario())

    assert session.snapshot.verdict.passed


def test_requests_of_a_burst_are_nobodys_answer(session, bench, run) -> None:
    async def scenario() -> None:
        await _solve(session, "slow", "fast")
        await session.go("load")
        await session.perform(Verb("burst", ("many",)))
        await session.go("slow")
        before = session.snapshot.verdict
        await session.note_trace(bench.kept[max(bench.kept)].summary)
        assert session.snapshot.verdict == before

    run(scenario())


def test_a_first_attempt_that_is_noted_late_does_not_replace_its_retry(session, bench, run) -> None:
    async def scenario() -> None:
        await session.begin()
        off = bench.switches["data.index"]
        await bench.switch({"data.index": off.model_copy(update={"choice": "owner"})})
        first = bench.serve("GET", SEND)
        await bench.switch({"data.index": off})
        await session.perform(Verb("send", ("slow",)))
        before = session.snapshot.verdict
        await session.note_trace(first)
        assert session.snapshot.verdict == before

    run(scenario())

    assert session.snapshot.verdict.passed


def test_free_play_records_nothing_and_resuming_brings_the_world_back(session, bench, run) -> None:
    async def scenario() -> None:
        await _solve(session, "slow")
        await session.go("fast")
        await session.play()
        await session.note_trace(bench.serve("GET", SEND))
        await bench.switch({"data.index": bench.switches["data.index"].model_copy(update={"choice": "owner"})})
        bench.calls.clear()
        await session.resume()

    run(scenario())

    assert bench.calls == ["restore tasks-1k", f"quietly GET {SEND}"]
    assert bench.switches["data.index"].choice == "none"
    assert session.snapshot.recorded == {"slow"}
    assert not session.snapshot.playing


def test_resetting_a_step_can_be_taken_back(session, run) -> None:
    async def scenario() -> None:
        await _solve(session, "slow", "fast")
        await session.reset("step")
        assert not session.snapshot.verdict.passed
        assert session.snapshot.answers == {}
        assert session.snapshot.can_undo
        await session.undo()

    run(scenario())

    assert session.snapshot.verdict.passed
    assert session.snapshot.answers == {"guess": "b"}
    assert not session.snapshot.can_undo


@pytest.mark.parametrize(("scope", "others"), [("lesson", True), ("all", False)])
def test_resetting_more_begins_at_the_first_step(lesson, bench, run, scope, others) -> None:
    progress = ProgressFile()
    progress.keep("another", progress.progress.of("another").__class__(finished=True))
    session = Session(lesson, bench, progress)

    async def scenario() -> None:
        await _solve(session, "slow", "fast")
        await session.reset(scope)
        assert session.step.id == "slow"
        assert session.snapshot.recorded == frozenset()
        assert progress.progress.of("another").finished is others
        await session.undo()

    run(scenario())

    assert session.step.id == "fast"
    assert progress.progress.of("another").finished


def test_a_later_start_puts_the_world_where_the_lesson_was_left(lesson, bench, run) -> None:
    progress = ProgressFile()
    run(_solve(Session(lesson, bench, progress), "slow", "fast", "load"))
    bench.calls.clear()
    session = Session(lesson, bench, progress)

    run(session.begin())

    assert session.step.id == "load"
    assert bench.calls[:2] == ["restore tasks-1k", f"quietly GET {SEND}"]
    assert "data.index owner" in bench.calls
    assert {"slow", "fast", "again"} <= session.snapshot.recorded


def test_a_backend_that_is_gone_is_no_mistake_of_the_learner(session, bench, run) -> None:
    async def scenario() -> None:
        await session.begin()
        bench.down = True
        await session.perform(Verb("send", ("slow",)))

    run(scenario())

    check = session.snapshot.verdict.checks[0]
    assert session.snapshot.notice == "The backend does not answer."
    assert check.state == "could_not_check"
    assert BACKEND_DOWN in check.message
    assert session.snapshot.misses == 0


def test_without_tracing_nothing_could_be_checked(session, bench, run) -> None:
    async def scenario() -> None:
        await session.begin()
        bench.tracing = False
        await session.refresh()
        assert TRACING_OFF in session.snapshot.verdict.checks[0].message
        await session.perform(Verb("send", ("slow",)))

    run(scenario())

    check = session.snapshot.verdict.checks[0]
    assert check.state == "could_not_check"
    assert "kept no trace" in check.message


def test_one_thing_at_a_time(session, bench, run) -> None:
    async def scenario() -> None:
        await session.begin()
        await asyncio.gather(session.perform(Verb("send", ("slow",))), session.refresh(), session.hint())

    run(scenario())

    assert session.snapshot.verdict.passed
    assert bench.calls == ["restore tasks-1k", f"GET {SEND}"]


def test_the_live_event_of_our_own_send_counts_once(session, bench, run) -> None:
    async def scenario() -> None:
        await _solve(session, "slow")
        await session.go("fast")
        await session.answer("guess", "b")
        await session.perform(Verb("send", ("fast",)))
        await session.note_trace(bench.kept[max(bench.kept)].summary)

    run(scenario())

    assert session.snapshot.recorded == {"slow", "fast"}


def test_show_me_stops_where_the_backend_does(session, bench, run) -> None:
    seen: list[str] = []

    async def fail(verb: Verb) -> None:
        seen.append(verb.name)
        bench.down = verb.name == "toggle"

    async def scenario() -> None:
        await _solve(session, "slow")
        await session.go("fast")
        await session.show_me(fail)

    run(scenario())

    assert seen == ["answer", "toggle"]
    assert session.snapshot.notice == "The backend does not answer."


def test_progress_that_cannot_be_saved_is_said(lesson, bench, run, tmp_path) -> None:
    folder = tmp_path / "file"
    folder.write_text("not a folder")
    session = Session(lesson, bench, ProgressFile(folder / "progress.json"))

    run(session.begin())

    assert "could not be saved" in session.snapshot.notice


def test_requests_of_a_burst_that_are_recorded_late_are_nobodys_answer(lesson, bench, run) -> None:
    first = lesson.steps[0]
    burst = lesson.steps[2].blocks[0]
    mixed = replace(lesson, steps=(replace(first, blocks=(burst, *first.blocks)), *lesson.steps[1:]))
    told: list[object] = []
    session = Session(mixed, bench, ProgressFile(), told.append)

    async def scenario() -> None:
        await session.begin()
        await session.perform(Verb("burst", ("many",)))
        told.clear()
        await session.note_trace(bench.serve("GET", "/tasks?owner_id=42&limit=5"))

    run(scenario())

    assert session.snapshot.recorded == {"many"}
    assert told == []

from dataclasses import replace

from lessons.format.models import Page, Send, Verb
from workbench.learning.evidence import SendEvidence, Unrecorded
from workbench.learning.hands import Hands


def test_a_send_brings_its_evidence_with_the_plan_of_that_moment(lesson, bench, run) -> None:
    async def scenario() -> None:
        hands = Hands(lesson, bench)
        await hands.prepare()
        found = await hands.perform(Verb("send", ("slow",)))
        await hands.perform(Verb("toggle", ("data.index", "owner")))
        assert found is not None
        name, evidence = found
        assert isinstance(evidence, SendEvidence)
        assert (name, evidence.plan, evidence.body) == ("slow", "SCAN tasks", b'{"items": [{"id": 7}]}')

    run(scenario())


def test_the_plan_is_only_asked_for_when_the_lesson_speaks_of_it(lesson, bench, run) -> None:
    found = run(Hands(lesson, bench).perform(Verb("send", ("fast",))))

    assert found is not None
    assert found[1].plan is None


def test_another_target_is_sent_in_its_place(lesson, bench, run) -> None:
    found = run(Hands(lesson, bench).perform(Verb("send", ("slow", "/nothing"))))

    assert found is not None
    assert found[1].status == 404


def test_a_burst_sets_its_switches_first(lesson, bench, run) -> None:
    run(Hands(lesson, bench).perform(Verb("burst", ("many", "7"))))

    assert bench.calls == ["data.index owner", "burst of 7 by 2"]


def test_a_request_without_a_trace_is_known_to_be_unknown(lesson, bench, run) -> None:
    bench.tracing = False

    found = run(Hands(lesson, bench).perform(Verb("send", ("slow",))))

    assert found is not None
    assert isinstance(found[1], Unrecorded)


def test_reset_and_answers(lesson, bench, run) -> None:
    hands = Hands(lesson, bench)

    assert run(hands.perform(Verb("reset", ()))) is None
    assert run(hands.perform(Verb("answer", ("guess", "a")))) is None
    assert bench.calls == ["restore tasks-1k"]


def test_a_page_is_told_to_the_bench(lesson, bench, run) -> None:
    page = Page("browser", "http://localhost:3000", "include")
    steps = tuple(
        replace(step, blocks=tuple(replace(b, page=page) if isinstance(b, Send) else b for b in step.blocks))
        for step in lesson.steps
    )
    run(Hands(replace(lesson, steps=steps), bench).perform(Verb("send", ("slow",))))

    assert bench.pages == [page]

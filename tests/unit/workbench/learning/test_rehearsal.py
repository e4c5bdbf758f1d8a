from lessons.format.models import Verb
from workbench.learning.rehearsal import Rehearsal


def test_frozen_features_stay_whatever_verbs_and_bursts_say(lesson, bench, run) -> None:
    async def scenario() -> None:
        rehearsal = Rehearsal(lesson, bench, ("data.index",))
        await rehearsal.prepare()
        await rehearsal.perform(Verb("toggle", ("data.index", "owner")), lesson.steps[0])
        await rehearsal.perform(Verb("burst", ("many",)), lesson.steps[2])
        verdict = await rehearsal.verdict(lesson.steps[2])
        assert verdict.checks[0].message == "20 ran, at most 600,000 steps."

    run(scenario())

    assert bench.switches["data.index"].choice == "none"


def test_a_prediction_must_be_made_first(lesson, bench, run) -> None:
    fast = lesson.steps[1]

    async def scenario() -> None:
        rehearsal = Rehearsal(lesson, bench)
        assert not await rehearsal.perform(Verb("send", ("fast",)), fast)
        assert await rehearsal.perform(Verb("answer", ("guess", "a")), fast)
        assert await rehearsal.perform(Verb("send", ("fast",)), fast)

    run(scenario())

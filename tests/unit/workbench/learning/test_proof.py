import pytest

from workbench.learning.bench import BenchError
from workbench.learning.proof import LessonProof, prove


def _faults(proof: LessonProof) -> list[str]:
    return [fault for step in proof.steps for fault in step.faults] + list(proof.faults)


def test_a_sound_lesson_holds(lesson, bench, run) -> None:
    proof = run(prove(lesson, bench))

    assert _faults(proof) == []
    assert proof.holds


@pytest.mark.parametrize(
    ("swap", "fault"),
    [
        ({"'SCAN' in slow.plan": "rows_of('tasks') > 0"}, "before anything was done, check 'scan' passes already"),
        ({"slow.status == 200": "slow.status == 201"}, "after solve, check 'answered' does not pass: The"),
        ({"fast.vm_steps * 100 < slow.vm_steps": "fast.status == 200"}, "with data.index frozen, every check still"),
        ({"'SCAN' in slow.plan": "slow.sql_count < 9"}, "check 'scan' never failed on anything recorded"),
        ({'["toggle data.index owner", "send slow"]': '["send slow"]'}, "does not bring up 'scan': it is met"),
        ({'do = ["send slow /nothing"]\nshows = "answered"': 'do = ["send slow /nothing"]\nshows = "scan"'},
         "must bring up 'scan', but 'answered' fails first"),
        ({'["answer guess b", "toggle data.index owner", "send fast"': '["toggle data.index owner", "send fast"'},
         "comes while a prediction is open"),
        ({'do = ["answer price b"]': 'do = ["answer price a"]'}, "a question is open or answered wrongly"),
        ({"fast.vm_steps * 100 < slow.vm_steps": "param('data.index', 'no') > 0"}, "This could not be checked"),
    ],
)  # fmt: skip
def test_each_way_of_the_proof_catches_its_fault(write_lesson, bench, run, swap, fault) -> None:
    proof = run(prove(write_lesson(swap), bench))

    assert not proof.holds
    assert any(fault in found for found in _faults(proof)), _faults(proof)


def test_a_lesson_that_needs_no_feature_is_found_out(write_lesson, bench, run) -> None:
    lesson = write_lesson({'features = ["data.index"]': 'features = ["auth.mode"]'})

    assert "with auth.mode frozen, the whole lesson still passes" in run(prove(lesson, bench)).faults


def test_a_backend_that_fails_is_a_fault(lesson, bench, run) -> None:
    bench.down = True

    assert run(prove(lesson, bench)).faults == (f"the backend failed: {BenchError('The backend does not answer.')}",)

import pytest

from lessons.format.load import course_path, load_pack
from lessons.format.models import Hint, Send


def test_a_step_gives_its_blocks_by_kind_in_order() -> None:
    pack = load_pack(course_path())
    step = pack.lesson("http.anatomy").steps[2]

    assert [send.name for send in step.of(Send)] == ["nobody", "nowhere", "nohow"]
    assert len(step.of(Hint)) == 1
    assert step.solve is not None
    assert [check.id for check in step.checks] == ["missing", "no-route", "no-method"]


def test_an_unknown_lesson() -> None:
    with pytest.raises(KeyError):
        load_pack(course_path()).lesson("no.such")

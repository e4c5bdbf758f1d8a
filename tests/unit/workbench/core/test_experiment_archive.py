import pytest

from tests.unit.workbench.core.experiments import plan, result, run
from workbench.core.burst import LoadRequest
from workbench.core.comparison import compare
from workbench.core.experiment import ExperimentResult
from workbench.core.experiment_archive import dump_results, load_results


def test_results_come_back_as_they_were() -> None:
    results = (result(), result(5.0, 5.0, n=50))

    assert load_results(dump_results(results)) == results


def test_a_body_of_any_bytes_comes_back() -> None:
    held = plan(requests=(LoadRequest("POST", "http://h/", body=bytes(range(256))),))
    made = ExperimentResult(1, 0.0, held, (run("A", 1.0, 1, n=5),), compare([], [], [], ({}, {})))

    assert load_results(dump_results([made])) == (made,)


@pytest.mark.parametrize("text", ["", "{}", '[{"number": 1}]'])
def test_something_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a list of experiments"):
        load_results(text)

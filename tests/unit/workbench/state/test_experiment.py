from tests.unit.workbench.core.experiments import plan
from tests.unit.workbench.core.switches import INDEX, SWITCHES
from workbench.state.experiment import ExperimentSetup, ExperimentSnapshot

READY = ExperimentSnapshot(setup=ExperimentSetup("data.index", "none", "owner"), switches=SWITCHES)


def test_the_chosen_switch_and_its_positions() -> None:
    assert READY.feature is INDEX
    choice = READY.choice("owner")
    assert choice is not None
    assert choice.label == "owner"
    assert READY.choice("nonsense") is None


def test_can_run_needs_a_switch_and_two_positions() -> None:
    same = ExperimentSnapshot(setup=ExperimentSetup("data.index", "none", "none"), switches=SWITCHES)

    assert READY.can_run
    assert not same.can_run
    assert not ExperimentSnapshot().can_run
    assert not ExperimentSnapshot(setup=READY.setup, switches=SWITCHES, plan=plan()).can_run

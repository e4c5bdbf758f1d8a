from server.contract.features import Setting
from tests.unit.workbench.core.switches import CACHE, ETAG, INDEX, SWITCHES
from workbench.actions.experiment_setup import make_plan, setup_of, with_feature, with_switches
from workbench.core.burst import LoadRequest
from workbench.state.experiment import ExperimentSetup, ExperimentSnapshot

REQUEST = LoadRequest("GET", "http://h/tasks")


def test_a_switch_of_the_data_layer_is_offered_first() -> None:
    made = with_switches(ExperimentSnapshot(), SWITCHES)

    assert (made.setup.feature_id, made.setup.a, made.setup.b) == ("data.index", "none", "owner")


def test_the_chosen_switch_is_kept_when_the_list_comes_again() -> None:
    chosen = ExperimentSnapshot(setup=with_feature(ExperimentSetup(), ETAG))

    assert with_switches(chosen, SWITCHES).setup.feature_id == "http.etag"


def test_no_switches_leave_the_setup_alone() -> None:
    assert with_switches(ExperimentSnapshot(), ()).setup == ExperimentSetup()


def test_plan_holds_everything_but_one_switch() -> None:
    snapshot = with_switches(ExperimentSnapshot(), SWITCHES)

    made = make_plan(snapshot, {}, REQUEST)

    assert (made.feature_id, made.title, made.held) == ("data.index", INDEX.title, 2)
    assert (made.a.label, made.b.label, made.requests) == ("none", "owner", (REQUEST,))
    assert made.warmup == 50


def test_parameters_stay_as_they_are_now() -> None:
    snapshot = ExperimentSnapshot(setup=with_feature(ExperimentSetup(), CACHE), switches=SWITCHES)

    assert make_plan(snapshot, {}, REQUEST).b.params == {"ttl": 30}
    now = {"cache.profile": Setting(choice="off", params={"ttl": 5})}
    assert make_plan(snapshot, now, REQUEST).b.params == {"ttl": 5}


def test_setup_of_a_plan_leads_to_the_same_plan() -> None:
    setup = ExperimentSetup("data.index", "none", "covering", count=100, pace="clients", clients=7)
    snapshot = ExperimentSnapshot(setup=setup, switches=SWITCHES)

    assert setup_of(make_plan(snapshot, {}, REQUEST)) == setup

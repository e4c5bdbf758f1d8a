from server.contract.traces import HeaderChange
from tests.unit.workbench.core.trace.traces import make_trace, turned_trace
from workbench.core.trace.headers import request_steps, response_steps, tally

ADDED = HeaderChange(op="added", name="x-request-id", value="1")
CHANGED = HeaderChange(op="changed", name="vary", value="accept", before="*")


def test_request_steps_run_inwards_and_name_what_was_not_reached() -> None:
    steps = request_steps(turned_trace())

    assert [step.stage for step in steps][:3] == ["http.request_id", "http.rate_limit", "auth.mode"]
    assert [step.reached for step in steps][:3] == [True, True, False]


def test_response_steps_run_outwards_through_what_was_reached() -> None:
    assert [step.stage for step in response_steps(turned_trace())] == ["http.rate_limit", "http.request_id"]


def test_steps_carry_their_changes() -> None:
    trace = make_trace()
    first = trace.stages[0].model_copy(update={"response_changes": (ADDED, CHANGED)})

    steps = response_steps(trace.model_copy(update={"stages": (first, *trace.stages[1:])}))

    assert tally(steps[-1].changes) == (1, 0, 1)

from tests.unit.workbench.core.trace.traces import make_trace
from workbench.actions.trace_details import TraceDetails


def test_least_recently_used_goes_first() -> None:
    details = TraceDetails(cap=2)
    first, second, third = make_trace(1), make_trace(2), make_trace(3)
    details.put(first)
    details.put(second)
    details.get(1)

    details.put(third)

    assert details.get(1) is first
    assert details.get(2) is None
    assert details.get(3) is third


def test_clear_forgets() -> None:
    details = TraceDetails()
    details.put(make_trace(1))

    details.clear()

    assert details.get(1) is None

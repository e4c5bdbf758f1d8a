import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.burst import BurstPlan, LoadRequest
from workbench.load.plan import dump_plan, load_plan

headers = st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple)
requests = st.builds(LoadRequest, st.text(), st.text(), headers, st.binary())


@given(
    st.builds(
        BurstPlan,
        method=st.text(),
        url=st.text(),
        headers=headers,
        body=st.binary(),
        count=st.integers(min_value=1),
        clients=st.integers(min_value=1, max_value=1000),
        rate_per_s=st.none() | st.floats(min_value=0.1, max_value=1e6),
        poisson=st.booleans(),
        hash_bodies=st.booleans(),
        more=st.lists(requests, max_size=3).map(tuple),
    )
)
def test_a_plan_survives_the_pipe(plan: BurstPlan) -> None:
    line = dump_plan(plan)

    assert "\n" not in line
    assert load_plan(line) == plan


@pytest.mark.parametrize("line", ["", "{}", "[]", "not json", '{"more": [], "headers": [], "body": "", "nonsense": 1}'])
def test_what_is_no_plan_is_refused(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # json's own error is one too
        load_plan(line)

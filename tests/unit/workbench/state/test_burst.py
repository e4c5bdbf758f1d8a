import pytest

from workbench.core.burst import BurstProgress, LoadRequest
from workbench.state.burst import BurstSettings, BurstSnapshot

REQUEST = LoadRequest("PUT", "http://h/", (("X", "1"),), b"body")


@pytest.mark.parametrize(
    ("settings", "count", "duration", "rate"),
    [
        (BurstSettings(), 500, None, None),
        (BurstSettings(ends_by="duration", duration_s=3.0), None, 3.0, None),
        (BurstSettings(pace="rate", rate_per_s=25.0), 500, None, 25.0),
    ],
)
def test_plan_of_the_settings(
    settings: BurstSettings, count: int | None, duration: float | None, rate: float | None
) -> None:
    made = settings.plan(REQUEST)

    assert (made.count, made.duration_s, made.rate_per_s) == (count, duration, rate)
    assert made.requests == (REQUEST,)


def test_shown_only_when_there_is_something_to_show() -> None:
    assert not BurstSnapshot().is_shown
    assert BurstSnapshot(running=True, progress=BurstProgress(0, 1, 0, 0, 0.0, None, None)).is_shown
    assert BurstSnapshot(problem="refused").is_shown
    assert BurstSnapshot(is_open=True).is_shown

"""What a status means."""

import pytest

from workbench.core import statuses


@pytest.mark.parametrize(
    ("status", "tone"), [(200, "ok"), (304, "accent"), (429, "warn"), (500, "error"), (99, "neutral")]
)
def test_tones(status: int, tone: str) -> None:
    assert statuses.tone(status) == tone


def test_every_status_has_a_meaning_even_one_that_nobody_registered() -> None:
    assert all(statuses.meaning(status) for status in range(100, 600))
    assert statuses.meaning(499) == "Something about the request is wrong."
    assert statuses.meaning(999) == "Not a status that HTTP knows."


def test_reasons() -> None:
    assert statuses.reason(404) == "Not Found"
    assert statuses.reason(299) == ""

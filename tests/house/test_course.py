"""The course and the switchboard agree: features have lessons or wait for one, lessons name real features."""

from pathlib import Path

from lessons.format import load_pack
from server.features import ALL

ROOT = Path(__file__).parents[2]

WAITING_FOR_A_LESSON = {
    "chaos.errors",
    "chaos.latency",
    "data.pagination",
    "http.access_log",
    "http.compression",
    "http.etag",
    "http.security_headers",
    "http.timing",
}
"""Features that no lesson teaches yet. The set may only get smaller."""


def _taught() -> set[str]:
    pack = load_pack(ROOT / "lessons" / "course")
    return {feature for lesson in pack.lessons for feature in lesson.features}


def test_every_feature_has_a_lesson_or_waits_for_one() -> None:
    assert {feature.id for feature in ALL} - _taught() == WAITING_FOR_A_LESSON


def test_lessons_name_real_features() -> None:
    assert _taught() <= {feature.id for feature in ALL}

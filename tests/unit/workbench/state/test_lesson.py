from pathlib import Path

import pytest

from lessons.format import course_path, load_pack
from lessons.format.models import Place, Toggle, Verb
from server.contract.features import ChoiceInfo, FeatureInfo, Setting, Switchboard
from workbench.core.lesson import SessionSnapshot
from workbench.state.features import FeaturesSnapshot
from workbench.state.lesson import LessonsSnapshot, flip, is_set

CACHE = FeatureInfo(
    id="cache.profile",
    group="cache",
    title="Profile cache",
    summary="",
    choices=(ChoiceInfo(value="off", label="off"), ChoiceInfo(value="aside", label="aside")),
    default="off",
)


def _toggle(to: str, **params: bool | float) -> Toggle:
    return Toggle("cache.profile", to, dict(params), Place(Path("x.md"), 1))


def _features(choice: str, **params: bool | float) -> FeaturesSnapshot:
    setting = Setting(choice=choice, params=params)
    return FeaturesSnapshot((CACHE,), Switchboard(version=1, settings={"cache.profile": setting}, order=()))


@pytest.mark.parametrize(
    ("toggle", "features", "expected"),
    [
        (_toggle("aside"), _features("off"), False),
        (_toggle("aside"), _features("aside"), True),
        (_toggle("aside", ttl_s=600), _features("aside", ttl_s=30), False),
        (_toggle("aside", ttl_s=600), _features("aside", ttl_s=600.0), True),
        (_toggle("aside"), FeaturesSnapshot(), False),
    ],
)
def test_switch_stands_as_wanted(toggle: Toggle, features: FeaturesSnapshot, expected: bool) -> None:
    assert is_set(toggle, features) is expected


@pytest.mark.parametrize(
    ("toggle", "features", "words"),
    [
        (_toggle("aside", ttl_s=600), _features("off"), ("cache.profile", "aside", "ttl_s=600")),
        (_toggle("aside"), _features("aside"), ("cache.profile", "off")),
        (_toggle("off"), _features("off"), ("cache.profile", "aside")),
        (_toggle("aside", keep=True), _features("aside"), ("cache.profile", "aside", "keep=true")),
        (_toggle("aside", keep=True), _features("aside", keep=True), ("cache.profile", "aside", "keep=false")),
    ],
)
def test_flip_there_and_back(toggle: Toggle, features: FeaturesSnapshot, words: tuple[str, ...]) -> None:
    assert flip(toggle, features) == Verb("toggle", words)


def test_following_lesson_is_that_of_the_pack() -> None:
    pack = load_pack(course_path())
    first, second, *_, last = pack.lessons

    assert LessonsSnapshot(pack, session=SessionSnapshot(first, first.steps[0], ())).following is second
    assert LessonsSnapshot(pack, session=SessionSnapshot(last, last.steps[0], ())).following is None
    assert LessonsSnapshot(pack).following is None

import pytest

from lessons.format.models import Verb
from server.contract.features import SettingPatch
from workbench.learning.verbs import burst_patches, lesson_patches, text_of, toggle_patch


@pytest.mark.parametrize(
    ("words", "patch"),
    [
        (("f", "on"), SettingPatch(choice="on")),
        (("f", "on", "rate=1", "share=0.5"), SettingPatch(choice="on", params={"rate": 1, "share": 0.5})),
        (("f", "aside", "fresh=true", "x=false"), SettingPatch(choice="aside", params={"fresh": True, "x": False})),
        (("f", "on", "name=owner"), SettingPatch(choice="on", params={"name": "owner"})),
    ],
)  # fmt: skip
def test_a_toggle_names_feature_choice_and_parameters(words, patch) -> None:
    assert toggle_patch(Verb("toggle", words)) == ("f", patch)


def test_what_bursts_and_lessons_set(lesson) -> None:
    burst = next(block for step in lesson.steps for block in step.blocks if getattr(block, "name", "") == "many")

    assert burst_patches(burst) == {"data.index": SettingPatch(choice="owner")}
    assert lesson_patches(lesson) == {}


def test_a_verb_reads_as_it_was_written() -> None:
    assert text_of(Verb("toggle", ("f", "on", "rate=1"))) == "toggle f on rate=1"

"""Reads what verbs ask for: the change that a ``toggle`` makes, and the switches that a burst sets."""

from collections.abc import Mapping

from lessons.format.models import Burst, Lesson, ParamValue, Verb
from server.contract.features import SettingPatch


def toggle_patch(verb: Verb) -> tuple[str, SettingPatch]:
    """The feature and change of 'toggle FEATURE CHOICE [param=value ...]'."""
    feature, choice, *params = verb.words
    return feature, SettingPatch(choice=choice, params={name: _value(text) for name, text in map(_pair, params)})


def burst_patches(burst: Burst) -> dict[str, SettingPatch]:
    """The switches that a burst sets before it runs."""
    return _patches(burst.settings)


def lesson_patches(lesson: Lesson) -> dict[str, SettingPatch]:
    """The switches that a lesson sets when it begins."""
    return _patches(lesson.settings)


def text_of(verb: Verb) -> str:
    """The verb as the lesson writes it."""
    return " ".join((verb.name, *verb.words))


def _patches(choices: Mapping[str, str]) -> dict[str, SettingPatch]:
    return {feature: SettingPatch(choice=choice) for feature, choice in choices.items()}


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value


def _value(text: str) -> ParamValue:
    if text in ("true", "false"):
        return text == "true"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text

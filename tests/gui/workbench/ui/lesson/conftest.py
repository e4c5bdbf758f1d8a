"""A lesson of the course at some moment, and a place to show widgets."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lessons.format import course_path, load_pack
from lessons.format.models import Lesson, Pack
from server.contract.features import ChoiceInfo, FeatureInfo, Setting, Switchboard
from workbench.core.lesson import SessionSnapshot, StepLine
from workbench.state.features import FeaturesSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.lesson.gestures import Gestures
from workbench.ui.lesson.scene import Scene

INDEX = FeatureInfo(
    id="data.index",
    group="data",
    title="Index on tasks",
    summary="Finds rows without reading all.",
    choices=tuple(ChoiceInfo(value=value, label=value) for value in ("none", "owner", "owner_created")),
    default="none",
)


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(course_path())


@pytest.fixture
def lesson(pack: Pack) -> Lesson:
    return pack.lesson("data.index")


@pytest.fixture
def gestures() -> Gestures:
    return Gestures()


@pytest.fixture
def session(lesson: Lesson) -> Callable[..., SessionSnapshot]:
    """The lesson at one of its steps; everything else as given."""

    def make(step: str = "slow", **changes: Any) -> SessionSnapshot:
        of = changes.pop("lesson", lesson)
        current = next(each for each in of.steps if each.id == step)
        place = of.steps.index(current)
        states = ["passed"] * place + ["now"] + ["open"] * (len(of.steps) - place - 1)
        lines = tuple(StepLine(each.id, each.title, state) for each, state in zip(of.steps, states, strict=True))
        return replace(SessionSnapshot(of, current, lines), **changes)

    return make


@pytest.fixture
def features() -> Callable[[str], FeaturesSnapshot]:
    def make(choice: str = "none", **params: Any) -> FeaturesSnapshot:
        board = Switchboard(version=1, settings={"data.index": Setting(choice=choice, params=params)}, order=())
        return FeaturesSnapshot(features=(INDEX,), switchboard=board)

    return make


@pytest.fixture
def scene(session: Callable[..., SessionSnapshot], features: Callable[[str], FeaturesSnapshot]) -> Callable[..., Scene]:
    """A moment at which a gesture may begin something."""

    def make(step: str = "slow", *, choice: str = "none", idle: bool = True, **changes: Any) -> Scene:
        return Scene(session(step, **changes), features(choice), idle)

    return make


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Show a widget in the width of the column."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(340, 860)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


@pytest.fixture
def make(theme: Theme, gestures: Gestures, shown: Callable[[QWidget], QWidget]) -> Callable[..., QWidget]:
    """Make a widget of a lesson for some blocks, and show it."""

    def made(kind: Callable[..., QWidget], *blocks: object) -> QWidget:
        return shown(kind(theme, *blocks, gestures))

    return made

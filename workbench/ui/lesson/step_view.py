"""Draws the current step from top to bottom: prose, questions, what it offers, its checks, and help."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lessons.format.models import Block, Burst, Check, Explain, Lesson, Predict, Prose, Quiz, Send, Step, Toggle, Watch
from workbench.ui.common.theme import Theme
from workbench.ui.lesson.checks import ChecksView
from workbench.ui.lesson.gestures import Gestures
from workbench.ui.lesson.help import HelpView
from workbench.ui.lesson.offers import ActionRow, SendView, ToggleView
from workbench.ui.lesson.prose import ProseView
from workbench.ui.lesson.questions import ExplainView, PredictView, QuizView
from workbench.ui.lesson.scene import BlockView, Scene
from workbench.ui.lesson.watch import WatchView

_VIEWS: Mapping[type[Block], Callable[[Theme, Any, Gestures], QWidget]] = {
    Send: SendView,
    Toggle: ToggleView,
    Predict: PredictView,
    Quiz: QuizView,
    Explain: ExplainView,
}


class StepView(QWidget):
    """Made anew for each step; its blocks are drawn anew at each change."""

    def __init__(self, theme: Theme, lesson: Lesson, step: Step, gestures: Gestures) -> None:
        super().__init__()
        self._gestures = gestures
        self.title = step.title
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for widget in self._widgets(theme, lesson, step):
            layout.addWidget(widget)

    def show_scene(self, scene: Scene) -> None:
        """Draw the moment."""
        for block in self.findChildren(BlockView):
            block.show_scene(scene)

    def _widgets(self, theme: Theme, lesson: Lesson, step: Step) -> Iterator[QWidget]:
        before, after = parted(step)
        for block in before:
            widget = self._block(theme, block)
            if widget is not None:
                yield widget
        earlier = prediction_at_stake(lesson, step)
        if earlier is not None:
            yield PredictView(theme, earlier, self._gestures)
        if any(isinstance(block, Send | Burst) for block in step.blocks):
            yield ActionRow(theme, step, self._gestures)
        if step.checks:
            yield ChecksView(theme, self._gestures)
        for prose in after:
            yield DebriefView(self._prose(theme, prose))
        yield HelpView(theme, self._gestures)

    def _block(self, theme: Theme, block: Block) -> QWidget | None:
        match block:
            case Prose():
                return self._prose(theme, block)
            case Watch():
                return WatchView(theme, block)
        make = _VIEWS.get(type(block))  # checks and hints stand at the end; solve, slip and note are not shown
        return make(theme, block, self._gestures) if make else None

    def _prose(self, theme: Theme, prose: Prose) -> ProseView:
        view = ProseView(theme, prose.markdown)
        view.lesson_requested.connect(self._gestures.begin_requested)
        return view


class DebriefView(BlockView):
    """What the text says about what was seen: it comes when it was seen, or it would give that away."""

    def __init__(self, prose: ProseView) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(prose)

    def show_scene(self, scene: Scene) -> None:
        self.setVisible(scene.session.solution_open)


def parted(step: Step) -> tuple[tuple[Block, ...], tuple[Prose, ...]]:
    """The step's blocks, and apart from them the prose that follows its checks."""
    first = next((place for place, block in enumerate(step.blocks) if isinstance(block, Check)), len(step.blocks))
    after = tuple(block for block in step.blocks[first:] if isinstance(block, Prose))
    return tuple(block for block in step.blocks if block not in after), after


def prediction_at_stake(lesson: Lesson, step: Step) -> Predict | None:
    """The last prediction of an earlier step that what is sent or run here will measure."""
    names = [*(send.name for send in step.of(Send)), *(burst.name for burst in step.of(Burst))]
    earlier = lesson.steps[: lesson.steps.index(step)]
    for before in reversed(earlier):
        for predict in before.of(Predict):
            if any(re.search(rf"\b{re.escape(name)}\b", predict.measured) for name in names):
                return predict
    return None

"""Help with a step: the hints that were asked for, all of them, and 'Show me'."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from workbench.ui.common.buttons import Button
from workbench.ui.common.theme import Theme
from workbench.ui.lesson.card import Card
from workbench.ui.lesson.gestures import Gestures
from workbench.ui.lesson.prose import ProseView
from workbench.ui.lesson.scene import BlockView, Scene


class HelpView(BlockView):
    """Hidden until help is offered, which is after two misses, or wanted once the step is passed."""

    def __init__(self, theme: Theme, gestures: Gestures) -> None:
        super().__init__()
        self._theme = theme
        self.hints = Card(theme, "lightbulb", self.tr("Hints"), "warn.base")
        self.lines: list[ProseView] = []
        self.show_me = Button(theme, self.tr("Show me"), "ghost", "play")
        self.show_me.setToolTip(self.tr("Perform this step on the real controls"))
        self.show_me.clicked.connect(gestures.show_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.hints)
        layout.addWidget(self.show_me, 0, Qt.AlignmentFlag.AlignLeft)

    def show_scene(self, scene: Scene) -> None:
        session = scene.session
        while len(self.lines) > len(session.hints):
            self.lines.pop().deleteLater()
        while len(self.lines) < len(session.hints):
            self.lines.append(ProseView(self._theme, ""))
            self.hints.body.addWidget(self.lines[-1])
        for line, hint in zip(self.lines, session.hints, strict=True):
            line.set_markdown(hint)
        self.hints.setVisible(bool(session.hints))
        offered = bool(session.hints) or session.can_show_hint or session.solution_open
        self.show_me.setVisible(offered and session.step.solve is not None)
        self.show_me.setEnabled(scene.idle)
        self.setVisible(offered)

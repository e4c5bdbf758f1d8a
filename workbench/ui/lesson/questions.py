"""The three kinds of questions: a prediction, a quiz, and an explanation in the learner's own words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from lessons.format.models import Explain, Predict, Question, Quiz
from workbench.core.lesson import SKIPPED
from workbench.ui.common.buttons import Button
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import TextLabel, paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.lesson.card import Card
from workbench.ui.lesson.choices import Choices, Outcome
from workbench.ui.lesson.gestures import Gestures
from workbench.ui.lesson.prose import ProseView
from workbench.ui.lesson.scene import BlockView, Scene


class _QuestionView(BlockView):
    """A card with choices, and the answer to the choice made below them."""

    def __init__(self, theme: Theme, question: Question, gestures: Gestures, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._question = question
        self._gestures = gestures
        self.card = Card(theme, icon, question.ask)
        self.choices = Choices(theme, question.choices)
        self.choices.chosen.connect(self._on_chosen)
        self.feedback = ProseView(theme, "")
        self.card.body.addWidget(self.choices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)

    def _on_chosen(self, value: str) -> None:
        self._gestures.answer_requested.emit(self._question.name, value)

    def _show_feedback(self, words: str) -> None:
        self.feedback.set_markdown(words)
        self.feedback.setVisible(bool(words))


class PredictView(_QuestionView):
    """Predict before you see: the guess is locked, then stands beside what was measured."""

    def __init__(self, theme: Theme, predict: Predict, gestures: Gestures) -> None:
        super().__init__(theme, predict, gestures, "target")
        self._lock = QLabel()
        self._scene: Scene | None = None
        self.said = text(theme, "", "body", "text.secondary")
        self.measured = text(theme, "", "body", "text.primary")
        for label in (self.said, self.measured):
            label.setTextFormat(Qt.TextFormat.RichText)
        self.skip = Button(theme, self.tr("Skip"), "ghost")
        self.skip.setToolTip(self.tr("Go on without a guess: what is measured is shown all the same"))
        self.skip.clicked.connect(self._on_skipped)
        self._locked_row = QWidget()
        row = QHBoxLayout(self._locked_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._lock)
        row.addWidget(self.said)
        row.addStretch(1)
        row.addWidget(self.measured)
        self.card.body.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignRight)
        self.card.body.addWidget(self._locked_row)
        self._later = paragraph(theme, self.tr("Locked. The answer comes beside what is measured."), "small")
        self.card.body.addWidget(self._later)
        self.card.body.addWidget(self.feedback)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        name = self._question.name
        made = scene.session.answers.get(name, "")
        measured = scene.session.measured.get(name, "")
        self.choices.show_choice(made, locked=bool(made))
        self.skip.setVisible(not made)
        self._locked_row.setVisible(bool(made))
        self._later.setVisible(bool(made) and name not in scene.session.feedback)
        self.said.setText(self._said_words(made))
        self.measured.setText(self._measured_words(measured))
        self._show_feedback(scene.session.feedback.get(name, ""))

    def _said_words(self, made: str) -> str:
        if made == SKIPPED:
            return self.tr("No guess")
        said = self._question.choices.get(made, made)
        return self.tr("You said {0}").format(_mono(self._theme, said, "text.primary"))

    def _on_skipped(self) -> None:
        self._gestures.answer_requested.emit(self._question.name, SKIPPED)

    def _measured_words(self, measured: str) -> str:
        if not measured:
            return ""
        return self.tr("measured {0}").format(_mono(self._theme, measured, "ok.base"))

    def _restyle(self) -> None:
        self._lock.setPixmap(pixmap(self._theme, "lock", "text.muted"))
        if self._scene is not None:
            self.show_scene(self._scene)  # the words carry their colour in them


class QuizView(_QuestionView):
    """A question at the end; a wrong answer is explained and can be mended."""

    def __init__(self, theme: Theme, quiz: Quiz, gestures: Gestures) -> None:
        super().__init__(theme, quiz, gestures, "circle-help")
        self._mark = QLabel()
        self._outcome: Outcome = ""
        answer = QHBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        answer.addWidget(self.feedback, 1)
        self.card.body.addLayout(answer)
        theme.changed.connect(self._restyle)

    def show_scene(self, scene: Scene) -> None:
        made = scene.session.answers.get(self._question.name, "")
        right = made == self._question.answer
        self._outcome = "right" if right else "wrong" if made else ""
        self.choices.show_choice(made, locked=right, outcome=self._outcome)
        self._show_feedback(scene.session.feedback.get(self._question.name, ""))
        self._restyle()

    def _restyle(self) -> None:
        self._mark.setVisible(bool(self._outcome))
        if self._outcome:
            right = self._outcome == "right"
            icon = pixmap(self._theme, *(("circle-check", "ok.base") if right else ("circle-x", "error.base")))
            self._mark.setPixmap(icon)
            self._mark.setAccessibleName(self.tr("right") if right else self.tr("wrong"))


class ExplainView(BlockView):
    """Own words first, then a model answer to compare them with."""

    def __init__(self, theme: Theme, explain: Explain, gestures: Gestures) -> None:
        super().__init__()
        self._explain = explain
        self._gestures = gestures
        self.field = QPlainTextEdit()
        self.field.setFixedHeight(84)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(explain.ask)
        self.field.setPlaceholderText(self.tr("In your own words"))
        self.field.textChanged.connect(self._on_typed)
        self.compare = Button(theme, self.tr("Compare"), "secondary")
        self.compare.clicked.connect(self._on_compare)
        self.model_title = TextLabel(theme, self.tr("A model answer"), "heading")
        self.model = ProseView(theme, explain.model)
        card = Card(theme, "notebook-pen", explain.ask)
        for widget in (self.field, self.compare, self.model_title, self.model):
            card.body.addWidget(widget)
        card.body.setAlignment(self.compare, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self._on_typed()

    def show_scene(self, scene: Scene) -> None:
        written = scene.session.answers.get(self._explain.name, "")
        if written and not self.field.toPlainText():
            self.field.setPlainText(written)
        self.model_title.setVisible(bool(written))
        self.model.setVisible(bool(written))

    def _on_typed(self) -> None:
        self.compare.setEnabled(bool(self.field.toPlainText().strip()))

    def _on_compare(self) -> None:
        self._gestures.answer_requested.emit(self._explain.name, self.field.toPlainText().strip())


def _mono(theme: Theme, words: str, token: str) -> str:
    family = theme.font("small", mono=True).families()[0]
    color = theme.color(token).name()
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    return f"<span style=\"font-family:'{family}'; font-size:12px; color:{color}\">{safe}</span>"

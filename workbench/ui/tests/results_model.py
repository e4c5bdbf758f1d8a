"""How assertions and captures came out, as a Qt list model."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.core.assertion import AssertionResult
from workbench.core.assertions.wording import capture_sentence, sentence
from workbench.core.captures import Captured
from workbench.core.masking import covered
from workbench.core.variables import sounds_secret
from workbench.ui.common.tips import plain
from workbench.ui.tests.fields import tr

Index = QModelIndex | QPersistentModelIndex
OUTCOME = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Look:
    """Icon, colour and word of a state."""

    icon: str
    token: str
    word: str


LOOKS = {
    "passed": Look("circle-check", "ok.base", "passed"),
    "failed": Look("circle-x", "error.base", "failed"),
    "soft": Look("timer", "warn.base", "missed, fails nothing"),
    "could_not_check": Look("circle-dashed", "text.muted", "could not be checked"),
    "captured": Look("arrow-right", "text.muted", "captured"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line: what was expected or taken, and what was seen."""

    state: str
    words: str
    seen: str
    fails: bool = False

    @property
    def look(self) -> Look:
        return LOOKS[self.state]


def outcome_of(result: AssertionResult) -> Outcome:
    """The line of an assertion; a failed one shows why in place of the value alone."""
    seen = result.actual if result.state == "passed" else result.message
    return Outcome(result.state, sentence(result.assertion, tr), seen, result.state == "failed")


def outcome_of_capture(captured: Captured) -> Outcome:
    """The line of a capture."""
    words = capture_sentence(captured.capture, tr)
    if captured.problem:
        return Outcome("failed", words, captured.problem, fails=True)
    hidden = sounds_secret(captured.capture.variable)
    return Outcome("captured", words, covered(captured.value) if hidden else captured.value[:_SHOWN])


class ResultsModel(QAbstractListModel):
    """Holds the outcomes that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._outcomes: tuple[Outcome, ...] = ()

    def show_outcomes(self, outcomes: tuple[Outcome, ...]) -> None:
        """Show others."""
        if outcomes != self._outcomes:
            self.beginResetModel()
            self._outcomes = outcomes
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._outcomes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._outcomes):
            return None
        outcome = self._outcomes[index.row()]
        if role == OUTCOME:
            return outcome
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{outcome.words}: {tr(outcome.look.word)}. {outcome.seen}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(f"{outcome.words}\n{outcome.seen}")
        return None

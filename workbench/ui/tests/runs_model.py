"""The requests of a run as a Qt list model: those that came out, the one being sent, those that wait."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.core.run_report import Planned, RequestRun
from workbench.state.runner import RunnerSnapshot
from workbench.ui.common.tips import plain
from workbench.ui.tests.fields import tr
from workbench.ui.tests.results_model import Look

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
LOOKS = {
    "passed": Look("circle-check", "ok.base", "passed"),
    "failed": Look("circle-x", "error.base", "failed"),
    "error": Look("unplug", "error.base", "broken"),
    "skipped": Look("skip-forward", "text.muted", "skipped"),
    "sending": Look("loader-circle", "accent.base", "being sent"),
    "waiting": Look("circle-dashed", "text.muted", "waits"),
}


@dataclass(frozen=True, slots=True)
class RunLine:
    """One request of a run, as far as it has come."""

    planned: Planned
    state: str
    run: RequestRun | None = None

    @property
    def look(self) -> Look:
        return LOOKS[self.state]

    @property
    def facts(self) -> str:
        """Status, time, and how many assertions held, in columns of a mono font; or why there is no answer."""
        if self.run is None:
            return ""
        if not self.run.status:
            return self.run.message
        held = sum(1 for result in self.run.results if result.state == "passed")
        return f"{self.run.status} {self.run.time_ms:8.1f} ms {f'{held}/{len(self.run.results)}':>6}"


class RunsModel(QAbstractListModel):
    """Holds the lines; a run that goes on changes only those that changed."""

    def __init__(self) -> None:
        super().__init__()
        self._plan: tuple[Planned, ...] = ()
        self._runs: tuple[RequestRun, ...] = ()
        self._running = False

    def show_run(self, snapshot: RunnerSnapshot) -> None:
        """Show how far a run has come."""
        running = snapshot.running
        if snapshot.plan != self._plan:
            self.beginResetModel()
            self._plan, self._runs, self._running = snapshot.plan, snapshot.runs, running
            self.endResetModel()
            return
        first = min(len(self._runs), len(snapshot.runs))
        if snapshot.runs[:first] != self._runs[:first]:
            first = 0
        changed = snapshot.runs != self._runs or running != self._running
        self._runs, self._running = snapshot.runs, running
        if changed and self._plan:
            self.dataChanged.emit(self.index(min(first, len(self._plan) - 1)), self.index(len(self._plan) - 1))

    def line(self, row: int) -> RunLine:
        """The line in that row."""
        planned = self._plan[row]
        if row < len(self._runs):
            return RunLine(planned, self._runs[row].state, self._runs[row])
        return RunLine(planned, "sending" if self._running and row == len(self._runs) else "waiting")

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._plan)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._plan):
            return None
        line = self.line(index.row())
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            facts = " ".join(line.facts.split())
            words = f"{line.planned.method} {line.planned.title}, {tr(line.look.word)}. {facts}".strip()
            return plain(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None

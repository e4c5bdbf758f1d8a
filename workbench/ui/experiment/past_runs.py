"""'All runs': every kept experiment with the factor it found and its interval; a click shows it again."""

from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from workbench.core.experiment import ExperimentResult
from workbench.core.verdict import exceeds_noise
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain
from workbench.ui.experiment.axis import LogAxis
from workbench.ui.experiment.brush import RIGHT, Brush
from workbench.ui.experiment.figures import factor
from workbench.ui.experiment.rows import SectionHead

ROW = 24
Index = QModelIndex | QPersistentModelIndex
RESULT = int(Qt.ItemDataRole.UserRole)


class PastRunsModel(QAbstractListModel):
    """The kept experiments, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[ExperimentResult, ...] = ()

    def set_results(self, results: tuple[ExperimentResult, ...]) -> None:
        """Show other results."""
        self.beginResetModel()
        self._results = results
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._results)

    def data(self, index: Index, role: int = RESULT) -> object:
        result = self._results[index.row()]
        if role == RESULT:
            return result
        words = f"#{result.number} {result.plan.title}, {when(result.at)}, {_factor(result)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(words)
        return words if role == Qt.ItemDataRole.AccessibleTextRole else None

    def row_of(self, number: int) -> int:
        """The row of an experiment; -1 when it isn't kept."""
        return next((row for row, result in enumerate(self._results) if result.number == number), -1)


class _RunDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        result = index.data(RESULT)
        brush, box = Brush(painter, self._theme), QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, self._theme.color("bg.selected"))
        left, right = box.left() + 16, box.right() - 16
        brush.words(QRectF(left, box.top(), 30, ROW), f"#{result.number}", mono=True, bold=chosen)
        words = f"{when(result.at)}  {result.plan.title}"
        brush.words(QRectF(left + 30, box.top(), right - left - 154, ROW), words, "text.secondary")
        ratio = result.comparison.percentile("p50").ratio
        token = (
            "text.muted"
            if ratio is None or not exceeds_noise(ratio, result.comparison.noise)
            else "ok.base"
            if ratio.value > 1
            else "warn.base"
        )
        brush.words(QRectF(right - 56, box.top(), 56, ROW), _factor(result), token, align=RIGHT, mono=True)
        if ratio is not None:
            self._draw_interval(brush, result, right, box.top() + ROW / 2, token)

    @staticmethod
    def _draw_interval(brush: Brush, result: ExperimentResult, right: float, y: float, token: str) -> None:
        ratio = result.comparison.percentile("p50").ratio
        axis = LogAxis(0.1, 100.0, right - 118, right - 62)
        brush.line(QPointF(axis.start, y), QPointF(axis.end, y))
        brush.line(QPointF(axis.at(1), y - 4), QPointF(axis.at(1), y + 4), "line.default")
        if ratio is not None:
            brush.line(QPointF(axis.at(ratio.low), y), QPointF(axis.at(ratio.high), y), token, 4)
            brush.dot(QPointF(axis.at(ratio.value), y), token, 3)


class PastRuns(QWidget):
    """The list of kept experiments.

    Signals:
        chosen: A run is to be shown; carries its number.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PastRunsModel(self)
        self._view = QListView()
        self._shown: tuple[ExperimentResult, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        head = SectionHead(theme, self.tr("All runs"), self.tr("p50, 95 % interval"))
        head.setContentsMargins(16, 0, 16, 0)
        layout.addWidget(head)
        layout.addWidget(self._view, 1)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_RunDelegate(theme, self._view))
        self._view.setUniformItemSizes(True)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setStyleSheet("background: transparent")
        self._view.setAccessibleName(self.tr("All runs"))
        self._view.setMinimumHeight(ROW * 2)
        self._view.activated.connect(self._on_chosen)
        self._view.clicked.connect(self._on_chosen)

    def render_past(self, past: tuple[ExperimentResult, ...], shown: ExperimentResult | None) -> None:
        """Show the kept runs and mark the shown one."""
        if past is not self._shown:
            self._shown = past
            self._model.set_results(past)
        row = self._model.row_of(shown.number) if shown else -1
        self._view.setCurrentIndex(self._model.index(row))
        self.setVisible(bool(past))

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(RESULT).number)


def when(at: float) -> str:
    """'today 14:06', or the date."""
    moment, now = datetime.fromtimestamp(at), datetime.now()
    if moment.date() == now.date():
        return f"today {moment:%H:%M}"
    return f"{moment:%a %H:%M}" if (now.date() - moment.date()).days < 6 else f"{moment.day} {moment:%b}"


def _factor(result: ExperimentResult) -> str:
    ratio = result.comparison.percentile("p50").ratio
    return factor(ratio.value) if ratio else "–"

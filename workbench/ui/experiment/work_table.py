"""'Work per request': counted, not timed, so it is the same on every machine."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from workbench.core.experiment import ExperimentResult, WorkRow
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.labels import line, text
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.brush import RIGHT
from workbench.ui.experiment.figures import less_by, work_value

TOKENS = {"ok": "ok.base", "warn": "warn.base", "": "text.secondary"}


class WorkTable(QWidget):
    """Counters of both sides, and how much less B does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = PanelHeader(theme, self.tr("Work per request"))
        head.add(text(theme, self.tr("counted, not timed"), "small", "text.muted"))
        self._body = QWidget()
        layout.addWidget(head)
        layout.addWidget(self._body)

    def render_work(self, result: ExperimentResult) -> None:
        """Show the counters of another result."""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(12, 0, 12, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        plan = result.plan
        titles = (self.tr("Counter"), f"A {plan.a.label}", f"B {plan.b.label}", self.tr("less by"))
        self._add_row(grid, 0, [text(self._theme, title, "small", "text.secondary") for title in titles])
        for index, row in enumerate(result.comparison.work, 1):
            grid.addWidget(line(), index * 2 - 1, 0, 1, 4)
            self._add_row(grid, index * 2, self._cells(row))
        self.layout().replaceWidget(self._body, fresh)  # type: ignore[union-attr]  # it has one
        self._body.deleteLater()
        self._body = fresh

    def _cells(self, row: WorkRow) -> list[QLabel]:
        words, tone = less_by(row)
        return [
            text(self._theme, row.name),
            text(self._theme, work_value(row.a), "small", mono=True),
            text(self._theme, work_value(row.b), "small", "accent.base" if tone else "text.primary", mono=True),
            text(self._theme, words, "small", TOKENS[tone], mono=True),
        ]

    @staticmethod
    def _add_row(grid: QGridLayout, at: int, cells: Sequence[QLabel]) -> None:
        for column, cell in enumerate(cells):
            cell.setFixedHeight(25)
            if column:
                grid.addWidget(cell, at, column, RIGHT)
            else:
                grid.addWidget(cell, at, column)

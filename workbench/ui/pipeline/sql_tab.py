"""The inspector's SQL tab: statements grouped, the N+1 warning, and the plan of the chosen one."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from server.contract.traces import Plan, Trace
from workbench.core.plans import plan_lines
from workbench.core.trace.cards import Plans
from workbench.core.trace.statements import NPlusOne, StatementGroup, group_statements, n_plus_one, one_line
from workbench.core.trace.text import format_count, format_ms
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.info_rows import InfoRow, InfoView
from workbench.ui.pipeline.sql_rows import rows_words
from workbench.ui.pipeline.words import tr


class SqlTab(QWidget):
    """Lists what was asked of the database.

    Signals:
        explain_requested: Ask for the plan of the statement with this fingerprint.
    """

    explain_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.view = InfoView(theme, self.tr("Statements"))
        self.explain = Button(theme, self.tr("Explain"))
        self._caption = text(
            theme, self.tr("The plan is asked for now, on another connection."), "caption", "text.muted"
        )
        self._build()

    def _build(self) -> None:
        self.explain.setToolTip(self.tr("Ask the database how it would run this statement now (Enter)"))
        self.explain.clicked.connect(self._on_explain)
        self.view.activated.connect(self._on_activated)
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(self.explain)
        row.addWidget(self._caption, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)

    def show_trace(self, trace: Trace, plans: Plans) -> None:
        """List the statements of one trace with the plans known so far."""
        self.view.show_rows(statement_rows(trace, plans))
        self.explain.setEnabled(bool(trace.statements))
        if self.view.current_row() is None:
            first = next((i for i, row in enumerate(self.view.rows) if row.kind == "statement"), None)
            if first is not None:
                self.view.setCurrentIndex(self.view.model().index(first, 0))

    def _on_explain(self) -> None:
        row = self.view.current_row()
        if row is not None and row.key:
            self.explain_requested.emit(row.key)

    def _on_activated(self, _index: QModelIndex) -> None:
        self._on_explain()


def statement_rows(trace: Trace, plans: Plans) -> list[InfoRow]:
    """Word the statements: the warning first, then each group with its caller and its plan."""
    groups = group_statements(trace.statements)
    if not groups:
        return [InfoRow("note", tr("No statement ran for this request."))]
    rows: list[InfoRow] = []
    repeated = n_plus_one(groups)
    if repeated is not None:
        rows += _warning_rows(repeated, len(trace.statements))
    for group in groups:
        rows += _group_rows(group, plans.get((trace.summary.seq, group.fingerprint)))
    return rows


def _warning_rows(found: NPlusOne, statements: int) -> list[InfoRow]:
    others = statements - found.count
    words = tr("N+1: {others} + {count} identical statements")
    if len(found.groups) > 1:
        words = tr("N+1: {others} + {count} repeated statements")
    title = words.format(others=others, count=found.count)
    share = tr("{percent:.0f} % of SQL time").format(percent=found.share * 100)
    return [
        InfoRow("warn", title, share),
        InfoRow("note", tr("One query per row.")),
        InfoRow("note", tr("Loading in one go (join or select-in) needs one or two.")),
    ]


def _group_rows(group: StatementGroup, plan: Plan | None) -> list[InfoRow]:
    count = f"{group.count}×  " if group.count > 1 else ""
    title, sql = f"{count}{one_line(group.first.sql)}", group.first.sql
    rows = [
        InfoRow("statement", title, format_ms(group.total_ms), key=group.fingerprint, full=sql),
        InfoRow("note", " · ".join(_facts(group)), indent=1, key=group.fingerprint),
    ]
    if group.first.params:
        rows.append(InfoRow("plan", group.first.params, indent=1, key=group.fingerprint))
    if group.first.error:
        rows.append(InfoRow("error", group.first.error, indent=1))
    for depth, node in plan_lines(plan) if plan else ():
        rows.append(InfoRow("plan", node.text, indent=1 + depth, key=group.fingerprint, stage_kind="data"))
    return rows


def _facts(group: StatementGroup) -> list[str]:
    facts = [rows_words(group.rows)]
    if group.rows_read is not None:
        facts.append(tr("{count} read").format(count=format_count(group.rows_read)))
    if group.vm_steps is not None:
        facts.append(tr("{count} VM steps").format(count=format_count(group.vm_steps)))
    return [*facts, *group.callers[:1]]

"""The list below the response: how the request's assertions came out on its last answer."""

from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from workbench.core.assertion import AssertionResult
from workbench.core.captures import Captured
from workbench.state.requests import Tab
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme
from workbench.ui.tests.result_delegate import ResultDelegate
from workbench.ui.tests.results_model import ResultsModel, outcome_of, outcome_of_capture


class ResultsView(QWidget):
    """'Assertions 5 / 6', each with the value it saw. Hides itself where there is nothing to tell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = ResultsModel()
        self.list = QListView()
        self._header = PanelHeader(theme, self.tr("Assertions"))
        self._count = text(theme, "", "small", "text.muted", mono=True)
        self._verdict = text(theme, "", "label", "error.base")
        self._build()
        theme.changed.connect(self.list.viewport().update)
        self.hide()

    def render_results(self, tab: Tab) -> None:
        """Show how the assertions of a tab came out."""
        self.show_outcomes(tab.results, tab.captured)
        answered = tab.exchange is not None and tab.exchange.response is not None
        self.setVisible(answered and bool(tab.results or tab.captured))  # without an answer the failure's card says all

    def show_outcomes(self, results: tuple[AssertionResult, ...], captured: tuple[Captured, ...]) -> None:
        """Show these results."""
        lines = (*(outcome_of(one) for one in results), *(outcome_of_capture(one) for one in captured))
        self.model.show_outcomes(lines)
        passed = sum(1 for result in results if result.state == "passed")
        self._count.setText(f"{passed} / {len(results)}")
        self._verdict.setText(self._words(results, captured))

    @property
    def verdict(self) -> str:
        """What the header says at its right end."""
        return self._verdict.text()

    def _words(self, results: tuple[AssertionResult, ...], captured: tuple[Captured, ...]) -> str:
        counted = (
            (sum(1 for one in results if one.state == "failed"), self.tr("{0} failed")),
            (sum(1 for one in captured if one.problem), self.tr("{0} not captured")),
            (sum(1 for one in results if one.state == "could_not_check"), self.tr("{0} not checked")),
        )
        bad = counted[0][0] + counted[1][0]
        self._verdict.set_token("error.base" if bad else "text.muted")
        words = " · ".join(text.format(count) for count, text in counted if count)
        return f"✕ {words}" if bad else words

    def _build(self) -> None:
        self._header.add_beside_title(self._count)
        self._header.add(self._verdict)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultDelegate(self._theme))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Results of the assertions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.list, 1)

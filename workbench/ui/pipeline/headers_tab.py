"""The inspector's Headers tab: step by step what each stage added, removed or changed, there and back."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from server.contract.traces import Trace
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.info_rows import InfoView
from workbench.ui.pipeline.stage_facts import header_rows


class HeadersTab(QWidget):
    """Lists the header changes of one trace."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._trace: Trace | None = None
        self._stage = ""
        self.direction = Segmented(theme, [("request", self.tr("Request")), ("response", self.tr("Response"))])
        self.view = InfoView(theme, self.tr("Headers, step by step"))
        self._build()

    def _build(self) -> None:
        self.direction.set_value("response")
        self.direction.selected.connect(self._on_direction)
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self.direction)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)

    def show_trace(self, trace: Trace, stage: str) -> None:
        """List one trace's changes, scrolled to a stage."""
        moved = stage != self._stage or trace is not self._trace
        self._trace, self._stage = trace, stage
        self.view.show_rows(header_rows(trace, self.direction.value))
        if moved:
            self._scroll_to_stage()

    def _scroll_to_stage(self) -> None:
        for number, row in enumerate(self.view.rows):
            if row.kind == "heading" and row.key == self._stage:
                index = self.view.model().index(number, 0)
                self.view.scrollTo(index, InfoView.ScrollHint.PositionAtTop)
                self.view.setCurrentIndex(index)

    def _on_direction(self, _value: str) -> None:
        if self._trace is not None:
            self.view.show_rows(header_rows(self._trace, self.direction.value))
            self._scroll_to_stage()

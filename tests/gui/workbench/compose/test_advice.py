"""The offer under the answer, wired."""

from types import SimpleNamespace
from typing import Any

from pytestqt.qtbot import QtBot

from tests.gui.workbench.compose.request_area import Bench, bench
from workbench.compose import advice
from workbench.state.traces import TracesSnapshot, TracesStore

__all__ = ["bench"]


def test_nothing_is_offered_before_anything_was_sent(bench: Bench, qtbot: QtBot) -> None:
    context: Any = bench.context
    context.traces_store, context.features = TracesStore(TracesSnapshot()), SimpleNamespace()

    line = advice.wire(context, bench.area.requests)
    qtbot.addWidget(line)

    assert not line.isVisible()

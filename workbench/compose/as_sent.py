"""Keeps the view of the request as sent in step with what is typed, while it can be seen."""

import os
import time

from PySide6.QtCore import QObject, QTimer

from workbench.compose.context import Context
from workbench.compose.requests import RequestArea
from workbench.core.as_sent import as_sent
from workbench.core.draft_error import DraftError
from workbench.core.encode import encode
from workbench.core.variables import with_base
from workbench.ui.request.editors import Editors

_SETTLED_MS = 60
_PATIENCE_MS = 4_000
"""A look that takes a second is worth a pause of four."""


def follow_draft(context: Context, area: RequestArea, editors: Editors) -> None:
    """Show the request in front as it would be sent now, whenever it or a variable changes."""
    follower = _Follower(context, area, editors)
    for changed in (area.requests.changed, area.cookies.changed, context.environments_store.changed):
        changed.connect(follower.settle)
    editors.sent_wanted.connect(follower.show)
    editors.sent.reveal_toggled.connect(follower.show)
    follower.show()


class _Follower(QObject):
    """Encodes with the one encoder, so that what is shown is what is sent."""

    def __init__(self, context: Context, area: RequestArea, editors: Editors) -> None:
        super().__init__(editors)
        self._context = context
        self._area = area
        self._view = editors.sent
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._timer.timeout.connect(self.show)

    def settle(self) -> None:
        """Something changed: look once it doesn't any more."""
        if self._view.isVisible():
            self._timer.start()

    def show(self) -> None:
        """Look now; where that takes long, wait for longer pauses."""
        began = time.perf_counter()
        self._show()
        self._timer.setInterval(max(_SETTLED_MS, int((time.perf_counter() - began) * _PATIENCE_MS)))

    def _show(self) -> None:
        snapshot = self._area.requests.snapshot
        draft, variables = self._area.actions.requests.prepared()
        known = with_base(snapshot.base, variables)
        mask = str if self._view.reveal.isChecked() else self._context.environments.masker().mask
        try:
            encoded = encode(draft, known, self._area.cookies.snapshot, now=time.time(), file_size=os.path.getsize)
        except DraftError as error:
            self._view.show_problem(f"{error}.")
            return
        self._view.show_lines(as_sent(encoded, mask, draft, known))

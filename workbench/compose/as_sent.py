"""Keeps the view of the request as sent in step with what is typed, while it can be seen."""

import os
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer

from workbench.compose import persona
from workbench.compose.context import Context
from workbench.compose.requests import RequestArea
from workbench.core.as_sent import SentLine, as_sent
from workbench.core.draft_error import DraftError
from workbench.core.encode import EncodedRequest, encode
from workbench.core.exchange_secrets import credentials_of
from workbench.core.fetch.preview import Previewed, of_page
from workbench.core.masking import Masker
from workbench.core.request import InheritAuth
from workbench.core.sent_origins import from_folders
from workbench.core.variables import Scopes, with_base
from workbench.ui.request.editors import Editors

_SETTLED_MS = 60
_PATIENCE_MS = 4_000
"""A look that takes a second is worth a pause of four."""


def follow_draft(context: Context, area: RequestArea, editors: Editors) -> None:
    """Show the request in front as it would be sent now, whenever it or a variable changes."""
    follower = _Follower(context, area, editors)
    stores = (area.requests, area.cookies, context.environments_store, context.personas_store)
    for store in stores:
        store.changed.connect(follower.settle)
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
        try:
            previewed = self._previewed()
        except (DraftError, ValueError) as error:
            self._view.show_problem(f"{error}.")
            return
        known = self._context.environments.masker()
        variables = self._variables()
        self._view.show_requests(
            tuple(
                (
                    one.encoded.method,
                    self._told(
                        as_sent(one.encoded, self._mask(one, known), one.draft, variables, self._spoken(one.encoded))
                    ),
                )
                for one in previewed
            )
        )

    def _told(self, lines: tuple[SentLine, ...]) -> tuple[SentLine, ...]:
        """With the lines named that come from the folders above."""
        tab = self._area.requests.snapshot.current
        inherits = isinstance(tab.draft.auth, InheritAuth)
        return from_folders(lines, self._context.environments.handed(tab), inherits_auth=inherits)

    def _mask(self, one: Previewed, known: Masker) -> Callable[[str], str]:
        """Covers secrets, and the credentials of this very request, until somebody opens the eye."""
        if self._view.reveal.isChecked():
            return str
        own = Masker(credentials_of(one.draft, one.encoded.headers))
        return lambda text: own.mask(known.mask(text))

    def _spoken(self, encoded: EncodedRequest) -> str:
        """The version of HTTP in which the same site was talked to last in this tab."""
        last = self._area.requests.snapshot.current.exchange
        if last is None or last.sent is None or last.response is None or not last.draft.http2:
            return ""
        return last.sent.http_version if urlsplit(last.sent.url)[:2] == urlsplit(encoded.url)[:2] else ""

    def _previewed(self) -> tuple[Previewed, ...]:
        """What goes out: as the page that sends it makes it, or as it is."""
        draft, _ = self._area.actions.requests.prepared()
        jar, variables, now = self._area.cookies.snapshot, self._variables(), time.time()
        page = persona.page_of(self._context.personas_store.snapshot, draft)
        if page is not None:
            return of_page(page[0], page[1], variables, jar, now=now, file_size=os.path.getsize)
        return (Previewed(encode(draft, variables, jar, now=now, file_size=os.path.getsize), draft),)

    def _variables(self) -> Scopes:
        return with_base(self._area.requests.snapshot.base, self._area.actions.requests.prepared()[1])

"""What can be done with the cookie jar: add a cookie, change one, throw one out or all, and take that back."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from workbench.core.cookie_edit import CookieProblemError, TypedCookie, read_cookie
from workbench.core.cookies import Jar
from workbench.state.cookies import CookiesStore

Key = tuple[str, str, str]
_KEPT_UNDO = 50


@dataclass(frozen=True, slots=True)
class _Undo:
    words: str
    before: Jar
    after: Jar


class CookieActions(QObject):
    """Changes the jar. Undoing leaves alone what servers have set since.

    Signals:
        refused: What was typed is no cookie; carries the field and the reason.
        saved: A cookie was added or changed; carries its key.
        undo_changed: Carries what would be taken back next, in words; empty for nothing.
    """

    refused = Signal(str, str)
    saved = Signal(tuple)
    undo_changed = Signal(str)

    def __init__(
        self, store: CookiesStore, parent: QObject | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._clock = clock
        self._undos: list[_Undo] = []

    def save(self, old: Key | None, typed: TypedCookie) -> None:
        """Keep a cookie as it was typed, in place of an old one when its key is given."""
        try:
            cookie = read_cookie(typed, self._clock())
        except CookieProblemError as error:
            self.refused.emit(error.field, str(error))
            return
        before = self._store.snapshot
        known = {one.key: one for one in before.cookies}
        if old in known:
            cookie = replace(cookie, created_at=known[old].created_at)
        others = [one for one in before.cookies if one.key == old or one.key != cookie.key]
        cookies = [cookie if one.key == old else one for one in others]
        cookies += [] if old in known else [cookie]
        words = self.tr("change {0}") if old in known else self.tr("add {0}")
        self._change(words.format(cookie.name), Jar(tuple(cookies), before.refused))
        self.saved.emit(cookie.key)

    def remove(self, key: Key) -> None:
        """Throw one out, named by domain, path and name."""
        self._change(self.tr("delete {0}").format(key[2]), self._store.snapshot.without(key))

    def clear(self) -> None:
        """Throw all out."""
        self._change(self.tr("delete all"), Jar())

    def undo(self) -> None:
        """Take back what was done last."""
        if self._undos:
            last = self._undos.pop()
            self._store.replace(self._store.snapshot.with_changes(last.after, last.before))
            self._tell()

    def _change(self, words: str, after: Jar) -> None:
        before = self._store.snapshot
        if after.cookies == before.cookies:
            return
        self._undos = [*self._undos, _Undo(words, before, after)][-_KEPT_UNDO:]
        self._store.replace(after)
        self._tell()

    def _tell(self) -> None:
        self.undo_changed.emit(self._undos[-1].words if self._undos else "")

"""The Cookies tab: what the answer set, and whether the jar took it."""

import time

from PySide6.QtWidgets import QWidget

from workbench.core import cookies
from workbench.core.exchange import Exchange
from workbench.ui.common.theme import Theme
from workbench.ui.response.pairs_table import PairsTable


class CookiesView(PairsTable):
    """One line for each Set-Cookie."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        titles = ("Name", "Value", "Sent to", "Taken into the jar?")
        super().__init__(theme, titles, (140, 220, 160), parent)
        self.setAccessibleName(self.tr("Cookies that were set"))

    def show_exchange(self, exchange: Exchange) -> None:
        """Show the cookies of one answer."""
        if exchange.response is None or exchange.sent is None:
            self.show_lines([])
            return
        url, now = exchange.sent.url, exchange.started_at or time.time()
        self.show_lines([self._line(one, url, now) for one in given(exchange)])

    def _line(self, cookie: str, url: str, now: float) -> tuple[str, ...]:
        parsed = cookies.parse(cookie, url, now)
        if isinstance(parsed, cookies.Refusal):
            return (cookie.partition("=")[0], cookie, "", self.tr("no: {0}").format(parsed.why))
        taken = self.tr("deleted from it") if parsed.expired(now) else self.tr("yes")
        return (parsed.name, parsed.value, parsed.domain + parsed.path, taken)


def given(exchange: Exchange) -> list[str]:
    """The values of all Set-Cookie headers."""
    headers = exchange.response.headers if exchange.response else ()
    return [value for name, value in headers if name.lower() == "set-cookie"]

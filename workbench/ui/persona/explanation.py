"""The card that says what the page got to see, which header decided it, and what CORS is not."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.core.fetch.forecast import Forecast
from workbench.core.fetch.seen import Seen
from workbench.core.fetch.verdict import Blocked
from workbench.state.persona import PersonaSnapshot
from workbench.ui.common.labels import TextLabel
from workbench.ui.common.theme import Theme

MOST_NOTES = 4


class Explanation(QWidget):
    """A title, one sentence around the header concerned, and what the browser did on the way."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot = PersonaSnapshot()
        self.title = TextLabel(theme, "", "heading")
        self.title.setWordWrap(True)
        self.body = QLabel()
        self.body.setTextFormat(Qt.TextFormat.RichText)
        self.body.setWordWrap(True)
        self.body.setFont(theme.font("body"))
        self.body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(3)
        layout.addWidget(self.title)
        layout.addWidget(self.body)
        theme.changed.connect(self._redraw)

    def show_snapshot(self, snapshot: PersonaSnapshot) -> None:
        """Explain the last send, or the forecast when the draft has changed since."""
        self._snapshot = snapshot
        self._redraw()

    def _redraw(self) -> None:
        exchange = self._snapshot.exchange
        seen = exchange.seen if exchange is not None and not self._snapshot.edited else None
        if seen is not None:
            self.title.setText(self._headline(seen))
            self.body.setText("".join(f"<p style='margin:0 0 5px 0'>{part}</p>" for part in self._parts(seen)))
        else:
            self._explain_forecast(self._snapshot.forecasts.get(self._snapshot.chosen))

    def _explain_forecast(self, forecast: Forecast | None) -> None:
        self.title.setText(self._foretold(forecast) if forecast else "")
        if forecast is None:
            self.body.setText("")
        elif forecast.blocked is not None:
            self.body.setText(self._around(forecast.blocked))
        else:
            self.body.setText(escape(forecast.why))

    def _foretold(self, forecast: Forecast) -> str:
        if forecast.blocked is not None:
            return forecast.blocked.title
        return {
            "open": self.tr("Not known before sending."),
            "ok": self.tr("As far as is known, nothing stands in the way."),
            "unread": self.tr("It would go, unread."),
            "turned": self.tr("The API turned this very draft round."),
            "blocked": self.tr("This can't be sent."),
            "twice": self.tr("A retry may do it twice."),
        }[forecast.sign]

    def _headline(self, seen: Seen) -> str:
        if seen.kind == "readable" and not seen.page:
            return self.tr("{0} at attempt {1}.").format(seen.status, len(seen.messages))
        if seen.kind == "readable":
            words = self.tr("The page may read it: {0}, the body and {1} headers.")
            return words.format(seen.status, len(seen.headers))
        if seen.blocked is not None:
            return seen.blocked.title
        return {
            "opaque": self.tr("The page learns nothing of the answer."),
            "failed": self.tr("No answer came."),
        }.get(seen.kind, "")

    def _parts(self, seen: Seen) -> list[str]:
        parts = []
        if seen.blocked is not None:
            parts.append(self._around(seen.blocked))
        if seen.kind in ("unreadable", "opaque", "failed") and seen.reached:
            parts.append(self.tr("<b>The request reached the API all the same</b>, and whatever it does is done."))
        if seen.kind == "never_sent" and seen.blocked is not None and seen.blocked.wanted:
            parts.append(
                self.tr(
                    "CORS protects the person at the browser. A plain client has no such rule, so this is not access "
                    "control."
                )
            )
        if seen.kind == "readable" and seen.hidden:
            names = ", ".join(self._code(name) for name in seen.hidden[:3])
            more = self.tr(" and {0} more").format(len(seen.hidden) - 3) if len(seen.hidden) > 3 else ""
            parts.append(self.tr("Hidden from it: {0}.").format(names + more))
        parts += [
            f"<span style='color:{self._color('text.secondary')}'>{escape(one)}</span>" for one in self._notes(seen)
        ]
        return parts

    def _notes(self, seen: Seen) -> list[str]:
        notes = list(seen.notes[:MOST_NOTES])
        if len(seen.notes) > MOST_NOTES:
            notes.append(self.tr("And {0} more of the kind.").format(len(seen.notes) - MOST_NOTES))
        return notes

    def _around(self, blocked: Blocked) -> str:
        """The sentence, with the header and what it should name set as code."""
        text = escape(blocked.text)
        if blocked.value and blocked.wanted != "credentials":
            text = text.replace(escape(blocked.value), self._code(blocked.value))
        return f"{self._code(blocked.header)} {text}" if blocked.header else text

    def _code(self, text: str) -> str:
        family = self._theme.font("small", mono=True).family()
        style = f"font-family:'{family}'; background-color:{self._color('bg.inset')}"
        return f'<span style="{style}">&nbsp;{escape(text)}&nbsp;</span>'

    def _color(self, token: str) -> str:
        return self._theme.color(token).name()

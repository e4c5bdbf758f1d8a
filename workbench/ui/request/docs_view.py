"""The Docs tab: what the live OpenAPI document says of the route that would answer."""

from html import escape

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from workbench.core import statuses
from workbench.core.openapi_docs import ApiDocs, FieldDoc, RouteDoc, path_of
from workbench.core.request import RequestDraft
from workbench.ui.common.theme import Theme
from workbench.ui.request import methods


class DocsView(QWidget):
    """Shows one route."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[RouteDoc | None, str] | None = None
        self.browser = QTextBrowser()
        self.browser.setProperty("kind", "plain")
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(self.tr("Documentation of this route"))
        self.browser.document().setDocumentMargin(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.browser)
        theme.changed.connect(self._redraw)

    def show_route(self, docs: ApiDocs, draft: RequestDraft) -> None:
        """Show the route of a draft, or why there is none."""
        path = path_of(draft.url)
        route = docs.find(draft.method, path)
        wanted = (route, "" if route else self._why_none(docs, draft.method, path))
        if wanted != self._shown:
            self._shown = wanted
            self._redraw()

    def _why_none(self, docs: ApiDocs, method: str, path: str) -> str:
        if not docs.routes:
            return self.tr("The documentation comes from the running backend, which has not answered yet.")
        others = docs.methods_of(path)
        if others:
            words = self.tr("{0} is not documented for {1}. Documented are: {2}.")
            return words.format(method, path, ", ".join(others))
        return self.tr("No documented route matches {0}. Sending it anyway shows what a 404 looks like.").format(path)

    def _redraw(self) -> None:
        route, why = self._shown or (None, "")
        self.browser.setHtml(
            self._page(route) if route else f"<p style='color:{self._color('text.muted')}'>{escape(why)}</p>"
        )

    def _page(self, route: RouteDoc) -> str:
        head = (
            f"<p>{self._mono(route.method, methods.token(route.method))} {self._mono(route.template, 'text.primary')}"
            f"&nbsp; <b>{escape(route.summary)}</b></p>"
        )
        about = f"<p>{escape(route.about)}</p>" if route.about else ""
        auth = f"<p>{escape(self.tr('Wants a login while authentication is on.'))}</p>" if route.needs_auth else ""
        return head + about + auth + self._fields(route) + self._responses(route)

    def _fields(self, route: RouteDoc) -> str:
        groups = (
            ("path", self.tr("In the path")),
            ("query", self.tr("Query")),
            ("header", self.tr("Headers")),
            ("cookie", self.tr("Cookies")),
            ("body", self.tr("Body {0}").format(route.body_type)),
        )
        return "".join(self._group(title, route.placed(place)) for place, title in groups)

    def _group(self, title: str, fields: tuple[FieldDoc, ...]) -> str:
        if not fields:
            return ""
        lines = "".join(self._field(field) for field in fields)
        return self._table(title, lines)

    def _table(self, title: str, lines: str) -> str:
        color = self._color("text.secondary")
        return f"<p style='color:{color}'>{escape(title)}</p><table cellpadding='2'>{lines}</table>"

    def _field(self, field: FieldDoc) -> str:
        mark = (
            self.tr("required")
            if field.required
            else (self.tr("default {0}").format(field.default) if field.default else "")
        )
        cells = (
            self._mono(field.name, "syntax.key"),
            self._mono(field.type, "syntax.number"),
            f"<span style='color:{self._color('text.muted')}'>{escape(mark)}</span>",
            escape(field.about),
        )
        return "<tr>" + "".join(f"<td>{cell}&nbsp;&nbsp;</td>" for cell in cells) + "</tr>"

    def _responses(self, route: RouteDoc) -> str:
        if not route.responses:
            return ""
        lines = "".join(
            f"<tr><td>{self._mono(code, _status_token(code))}&nbsp;&nbsp;</td><td>{escape(about)}</td></tr>"
            for code, about in route.responses
        )
        return self._table(self.tr("Answers"), lines)

    def _mono(self, words: str, token: str) -> str:
        family = escape(self._theme.font("small", mono=True).family(), quote=True)
        return (
            f"<span style=\"font-family:'{family}'; font-size:12px; color:{self._color(token)}\">{escape(words)}</span>"
        )

    def _color(self, token: str) -> str:
        return self._theme.color(token).name()


def _status_token(code: str) -> str:
    tone = statuses.tone(int(code)) if code.isdecimal() else "neutral"
    return "text.secondary" if tone == "neutral" else f"{tone}.base"

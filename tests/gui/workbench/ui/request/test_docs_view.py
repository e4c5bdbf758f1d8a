"""The Docs tab."""

from pytestqt.qtbot import QtBot

from workbench.core.openapi_docs import NO_DOCS, ApiDocs, FieldDoc, RouteDoc
from workbench.core.request import RequestDraft
from workbench.ui.common.theme import Theme
from workbench.ui.request.docs_view import DocsView

ROUTE = RouteDoc(
    "GET",
    "/tasks",
    "List <tasks>",
    fields=(FieldDoc("limit", "query", "integer 1…100", default="50"),),
    responses=(("200", "OK"), ("422", "Invalid")),
)


def shown(theme: Theme, qtbot: QtBot, docs: ApiDocs, draft: RequestDraft) -> str:
    view = DocsView(theme)
    qtbot.addWidget(view)
    view.show_route(docs, draft)
    return view.browser.toPlainText()


def test_a_route_shows_its_fields_and_answers(theme: Theme, qtbot: QtBot) -> None:
    words = shown(theme, qtbot, ApiDocs("", (ROUTE,)), RequestDraft())

    for part in ("List <tasks>", "limit", "integer 1…100", "default 50", "422"):
        assert part in words


def test_what_is_missing_is_explained(theme: Theme, qtbot: QtBot) -> None:
    docs = ApiDocs("", (ROUTE,))

    assert "Documented are: GET" in shown(theme, qtbot, docs, RequestDraft("PUT"))
    assert "No documented route" in shown(theme, qtbot, docs, RequestDraft(url="/nope"))
    assert "not answered yet" in shown(theme, qtbot, NO_DOCS, RequestDraft())

"""What the tabs of a request's parts show: their names, and in a word what is in them."""

from PySide6.QtCore import QCoreApplication

from workbench.core.request import RequestDraft, Row
from workbench.ui.common.tab_strip import Face

SECTIONS = ("params", "headers", "auth", "body", "tests", "docs")
_AUTH_WORDS = {
    "none": "",
    "basic": "Basic",
    "bearer": "Bearer",
    "api_key": "API key",
    "cookie": "Cookie",
    "inherit": "inherited",
    "login": "log in",
    "oauth2_password": "OAuth 2",
}
_BODY_WORDS = {
    "none": "",
    "json": "JSON",
    "form": "form",
    "multipart": "multipart",
    "raw": "raw",
    "file": "file",
    "graphql": "GraphQL",
}


def section_faces(draft: RequestDraft, *, body_is_wrong: bool) -> tuple[Face, ...]:
    """A face for each of ``SECTIONS``."""
    tests = [one.enabled for one in draft.assertions].count(True) + [one.enabled for one in draft.captures].count(True)
    return (
        Face(_tr("Params"), suffix=_count(draft.params)),
        Face(_tr("Headers"), suffix=_count(draft.headers)),
        Face(_tr("Auth"), suffix=_AUTH_WORDS[draft.auth.kind]),
        Face(_tr("Body"), suffix=_BODY_WORDS[draft.body.kind], mark="circle-x" if body_is_wrong else ""),
        Face(_tr("Tests"), suffix=str(tests) if tests else ""),
        Face(_tr("Docs")),
    )


def _count(rows: tuple[Row, ...]) -> str:
    used = sum(1 for row in rows if row.enabled and (row.name or row.value))
    return str(used) if used else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("RequestPanel", words)

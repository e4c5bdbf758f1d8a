"""What the tabs of a request's parts show: their names, and in a word what is in them."""

from PySide6.QtCore import QCoreApplication

from workbench.core.request import RequestDraft, Row
from workbench.core.variable import Variable
from workbench.ui.common.tab_strip import Face

SECTIONS = ("params", "headers", "auth", "body", "tests", "vars", "settings", "docs")
_SETTINGS = (
    "timeout_s",
    "connect_timeout_s",
    "read_timeout_s",
    "follow_redirects",
    "max_redirects",
    "verify_tls",
    "http2",
    "proxy",
    "client_cert",
    "client_key",
    "ca_file",
    "omitted",
)
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
        Face(_tr("Params"), suffix=_count((*draft.path_params, *draft.params))),
        Face(_tr("Headers"), suffix=_count(draft.headers)),
        Face(_tr("Auth"), suffix=_AUTH_WORDS[draft.auth.kind]),
        _body_face(draft, body_is_wrong),
        Face(_tr("Tests"), suffix=str(tests) if tests else ""),
        Face(_tr("Vars"), suffix=_named(draft.variables)),
        Face(_tr("Settings"), suffix=_changed(draft)),
        Face(_tr("Docs")),
    )


def _body_face(draft: RequestDraft, is_wrong: bool) -> Face:
    mark, word = ("circle-x", _tr("problem")) if is_wrong else ("", "")
    return Face(_tr("Body"), suffix=_BODY_WORDS[draft.body.kind], mark=mark, mark_word=word)


def _changed(draft: RequestDraft) -> str:
    """How many settings differ from those of a fresh request."""
    fresh = RequestDraft()
    count = sum(getattr(draft, name) != getattr(fresh, name) for name in _SETTINGS)
    return str(count) if count else ""


def _count(rows: tuple[Row, ...]) -> str:
    used = sum(1 for row in rows if row.enabled and (row.name or row.value))
    return str(used) if used else ""


def _named(variables: tuple[Variable, ...]) -> str:
    count = sum(1 for one in variables if one.enabled and one.name)
    return str(count) if count else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("RequestPanel", words)

"""Copying the request in front."""

from PySide6.QtGui import QGuiApplication

from workbench.actions.copy_as import CopyAsActions
from workbench.actions.requests import as_typed
from workbench.core.cookies import EMPTY_JAR
from workbench.core.request import BearerAuth, RequestDraft
from workbench.state.cookies import CookiesStore
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab


def made(base: str) -> tuple[CopyAsActions, RequestsStore]:
    store = RequestsStore(RequestsSnapshot((Tab(1, RequestDraft(auth=BearerAuth("s3cret"))),), 1, base))
    return CopyAsActions(store, CookiesStore(EMPTY_JAR), as_typed), store


def test_secrets_go_along_only_when_asked_for(qapp: object) -> None:
    actions, store = made("http://h:8000")

    actions.copy("curl")
    masked = QGuiApplication.clipboard().text()
    assert "http://h:8000/tasks" in masked
    assert "s3cret" not in masked
    assert store.snapshot.current.note == "Copied as cURL (bash), without secrets."
    actions.copy("httpx", secrets=True)
    assert "s3cret" in QGuiApplication.clipboard().text()


def test_what_cannot_be_sent_is_not_copied(qapp: object) -> None:
    actions, store = made("")
    QGuiApplication.clipboard().setText("before")

    actions.copy("curl")

    assert QGuiApplication.clipboard().text() == "before"
    assert "{{base}}" in store.snapshot.current.note


def test_a_saved_request_is_copied_as_it_is_edited_now(qapp: object) -> None:
    actions, store = made("http://h:8000")
    saved = RequestDraft(url="http://h/saved")
    actions.copy_saved("curl", "a.yml", saved)
    assert "http://h/saved" in QGuiApplication.clipboard().text()

    store.replace(store.snapshot.with_tab(Tab(1, RequestDraft(url="http://h/edited"), path="a.yml", saved=saved)))
    actions.copy_saved("http-variables", "a.yml", saved)
    assert "http://h/edited" in QGuiApplication.clipboard().text()
    assert "Copied as .http with {{variables}}" in store.snapshot.current.note

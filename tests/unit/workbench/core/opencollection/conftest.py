"""Drafts of every shape, for property tests."""

from pathlib import Path

import pytest
from hypothesis import strategies as st

from workbench.core.assertion import Assertion, Capture
from workbench.core.request import (
    INHERIT,
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    FileBody,
    FormBody,
    GraphQLBody,
    JsonBody,
    LoginAuth,
    MultipartBody,
    NoAuth,
    NoBody,
    OAuth2PasswordAuth,
    Part,
    RawBody,
    RequestDraft,
    Row,
)

WORDS = ("", "no", "~", "null", "012", "22:22", "1e3", "0x1F", "1_000", "2026-02-11")
SIGNS = ("- a", "a: b", "a #b", "#", "{{x}}", "'", '"', "|", ">", "&a", "*a", "`a", "@a", "%a", "?", "a:", "---")
LINES = (
    '{\n  "a": 1\n}',
    "a\n",
    "\na",
    "  a\n b",
    "a\n\n",
    "\n",
    "a\r\nb",
    "a\n  ",
    "\ta\n",
    "%\n---\n...",
    "é\u2028\x85 ☃ 𝄞",
)
_texts = st.one_of(st.sampled_from(WORDS + SIGNS + LINES), st.text(max_size=12))
_words = st.text("abcdefXYZ-_ é", min_size=1, max_size=8)
_rows = st.lists(st.builds(Row, _texts, _texts, st.booleans(), _words | st.just("")), max_size=4).map(tuple)
_auths = st.one_of(
    st.just(NoAuth()),
    st.just(INHERIT),
    st.builds(BasicAuth, _texts, _texts),
    st.builds(BearerAuth, _texts),
    st.builds(ApiKeyAuth, _words, _texts, st.sampled_from(("header", "query"))),
    st.builds(CookieAuth, _words, _texts),
    st.builds(LoginAuth, _texts, _texts, _texts),
    st.builds(OAuth2PasswordAuth, *[_texts] * 6),
)
_parts = st.one_of(
    st.builds(Part, _texts, _texts), st.builds(Part, _texts, st.just(""), _words, _words, st.booleans(), _words)
)
_bodies = st.one_of(
    st.just(NoBody()),
    st.builds(JsonBody, _texts),
    st.builds(RawBody, _texts, st.sampled_from(("text/plain", "application/xml", "text/csv; header=present"))),
    st.builds(FormBody, _rows),
    st.builds(MultipartBody, st.lists(_parts, max_size=3).map(tuple)),
    st.builds(FileBody, _words, _words),
    st.builds(GraphQLBody, _texts, _texts, _words),
)
_assertions = st.one_of(
    st.builds(Assertion, st.just("status"), st.just(""), st.sampled_from(("eq", "gt")), _words, st.booleans()),
    st.builds(Assertion, st.just("json"), st.sampled_from(("$.a", "$.a[0]['b c']", "$..x")), st.just("eq"), _words),
    st.builds(Assertion, st.just("header"), st.sampled_from(("ETag", "content-type")), st.just("contains"), _words),
)
_captures = st.builds(Capture, _words, st.just("json"), st.just("$.id"), st.sampled_from(("session", "folder")))
_seconds = st.integers(1, 90_000).map(lambda ms: ms / 1000)

_drafts = st.builds(
    RequestDraft,
    method=st.sampled_from(("GET", "POST", "BREW", "no")),
    url=st.sampled_from(("{{base}}/tasks", "/tasks/:id", "https://example.org/ä", "")),
    params=_rows,
    headers=_rows,
    auth=_auths,
    body=_bodies,
    name=_words.map(str.strip).filter(bool),
    timeout_s=_seconds,
    connect_timeout_s=_seconds,
    read_timeout_s=_seconds,
    follow_redirects=st.booleans(),
    max_redirects=st.integers(0, 50),
    verify_tls=st.booleans(),
    http2=st.booleans(),
    proxy=_words | st.just(""),
    path_params=_rows,
    assertions=st.lists(_assertions, max_size=3).map(tuple),
    captures=st.lists(_captures, max_size=2).map(tuple),
    notes=_texts.filter(lambda text: text not in ("~", "null")),
    omitted=st.lists(_words, max_size=2).map(tuple),
)


@pytest.fixture(scope="session")
def drafts() -> st.SearchStrategy[RequestDraft]:
    return _drafts


@pytest.fixture(scope="session")
def texts() -> st.SearchStrategy[str]:
    return _texts


@pytest.fixture(scope="session")
def schema() -> Path:
    """What we may write, as a JSON Schema of ours after OpenCollection 1.0."""
    return Path(__file__).parents[4] / "data" / "opencollection" / "written.schema.json"

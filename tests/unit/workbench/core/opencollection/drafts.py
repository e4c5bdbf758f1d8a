"""Drafts of every shape, for property tests."""

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

AWKWARD = ("", "no", "~", "null", "012", "22:22", "1e3", "- a", "a: b", "a #b", "#", "{{x}}", "'", '"', "|", ">", "&a", "*a")
LINES = ("{\n  \"a\": 1\n}", "a\n", "\na", "  a\n b", "a\n\n", "\n", "a\r\nb", "a\n  ", "\ta\n", "%\n---\n...", "é\u2028\x85 ☃ 𝄞")
texts = st.one_of(st.sampled_from(AWKWARD + LINES), st.text(max_size=12))
words = st.text("abcdefXYZ-_ é", min_size=1, max_size=8)
rows = st.lists(st.builds(Row, texts, texts, st.booleans(), words | st.just("")), max_size=4).map(tuple)
auths = st.one_of(
    st.just(NoAuth()),
    st.just(INHERIT),
    st.builds(BasicAuth, texts, texts),
    st.builds(BearerAuth, texts),
    st.builds(ApiKeyAuth, words, texts, st.sampled_from(("header", "query"))),
    st.builds(CookieAuth, words, texts),
    st.builds(LoginAuth, texts, texts, texts),
    st.builds(OAuth2PasswordAuth, *[texts] * 6),
)
_parts = st.one_of(st.builds(Part, texts, texts), st.builds(Part, texts, st.just(""), words, words, st.booleans(), words))
bodies = st.one_of(
    st.just(NoBody()),
    st.builds(JsonBody, texts),
    st.builds(RawBody, texts, st.sampled_from(("text/plain", "application/xml", "text/csv; header=present"))),
    st.builds(FormBody, rows),
    st.builds(MultipartBody, st.lists(_parts, max_size=3).map(tuple)),
    st.builds(FileBody, words, words),
    st.builds(GraphQLBody, texts, texts, words),
)
_assertions = st.one_of(
    st.builds(Assertion, st.just("status"), st.just(""), st.sampled_from(("eq", "gt")), words, st.booleans()),
    st.builds(Assertion, st.just("json"), st.sampled_from(("$.a", "$.a[0]['b c']", "$..x")), st.just("eq"), words),
    st.builds(Assertion, st.just("header"), st.sampled_from(("ETag", "content-type")), st.just("contains"), words),
)
_captures = st.builds(Capture, words, st.just("json"), st.just("$.id"), st.sampled_from(("session", "folder")))
_seconds = st.integers(1, 90_000).map(lambda ms: ms / 1000)

drafts = st.builds(
    RequestDraft,
    method=st.sampled_from(("GET", "POST", "BREW", "no")),
    url=st.sampled_from(("{{base}}/tasks", "/tasks/:id", "https://example.org/ä", "")),
    params=rows,
    headers=rows,
    auth=auths,
    body=bodies,
    name=words.map(str.strip).filter(bool),
    timeout_s=_seconds,
    connect_timeout_s=_seconds,
    read_timeout_s=_seconds,
    follow_redirects=st.booleans(),
    max_redirects=st.integers(0, 50),
    verify_tls=st.booleans(),
    http2=st.booleans(),
    proxy=words | st.just(""),
    path_params=rows,
    assertions=st.lists(_assertions, max_size=3).map(tuple),
    captures=st.lists(_captures, max_size=2).map(tuple),
    notes=texts.filter(lambda text: text not in ("~", "null")),
    omitted=st.lists(words, max_size=2).map(tuple),
)

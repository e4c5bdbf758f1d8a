"""Drafts as JSON: there and back, tolerant of newer fields, without secrets for history."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core import draft_json
from workbench.core.request import (
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    FormBody,
    JsonBody,
    MultipartBody,
    NoAuth,
    NoBody,
    Part,
    RawBody,
    RequestDraft,
    Row,
)

TEXT = st.text(max_size=8)
ROWS = st.lists(st.builds(Row, TEXT, TEXT, st.booleans(), TEXT), max_size=3).map(tuple)
AUTHS = st.one_of(
    st.just(NoAuth()),
    st.builds(BasicAuth, TEXT, TEXT),
    st.builds(BearerAuth, TEXT),
    st.builds(ApiKeyAuth, TEXT, TEXT, st.sampled_from(["header", "query"])),
    st.builds(CookieAuth, TEXT, TEXT),
)
BODIES = st.one_of(
    st.just(NoBody()),
    st.builds(JsonBody, TEXT),
    st.builds(FormBody, ROWS),
    st.builds(MultipartBody, st.lists(st.builds(Part, TEXT, TEXT, TEXT, TEXT, st.booleans()), max_size=2).map(tuple)),
    st.builds(RawBody, TEXT, TEXT),
)
DRAFTS = st.builds(RequestDraft, TEXT, TEXT, ROWS, ROWS, AUTHS, BODIES, TEXT)


@given(DRAFTS)
def test_there_and_back(draft: RequestDraft) -> None:
    assert draft_json.load(draft_json.dump(draft)) == draft


def test_fields_of_a_newer_version_are_skipped() -> None:
    content = json.loads(draft_json.dump(RequestDraft())) | {"of_a_newer_version": "x"}

    assert draft_json.load(json.dumps(content)) == RequestDraft()


def test_what_is_no_draft_is_refused() -> None:
    with pytest.raises(ValueError, match="validation error"):
        draft_json.load('{"method": 1}')


@given(st.sampled_from([BasicAuth("alice", "S3"), BearerAuth("S3"), ApiKeyAuth("k", "S3"), CookieAuth("c", "S3")]))
def test_secrets_are_left_out(auth: BasicAuth | BearerAuth | ApiKeyAuth | CookieAuth) -> None:
    draft = RequestDraft(auth=auth, headers=(Row("Cookie", "S3"), Row("X-Ok", "kept")))

    bare = draft_json.without_secrets(draft)

    assert "S3" not in draft_json.dump(bare)
    assert bare.auth.kind == auth.kind
    assert bare.headers[1].value == "kept"

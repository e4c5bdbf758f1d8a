"""What is exported and imported again puts the very same bytes on the wire."""

import re

from hypothesis import given
from hypothesis import strategies as st

from workbench.core import bodies
from workbench.core.collection import Folder, SavedRequest
from workbench.core.encode import encode
from workbench.core.export.http_file import http_file
from workbench.core.export.outgoing import outgoing
from workbench.core.export.postman import postman_collection
from workbench.core.imports.http_file import import_http_file
from workbench.core.imports.postman import import_postman
from workbench.core.request import (
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    FileBody,
    FormBody,
    GraphQLBody,
    JsonBody,
    MultipartBody,
    NoAuth,
    NoBody,
    Part,
    RawBody,
    RequestDraft,
    Row,
)

TEXT = st.text(st.characters(exclude_characters="\0{", exclude_categories=["Cs"]), max_size=12)
SOME = st.text(st.characters(exclude_characters="\0{", exclude_categories=["Cs"]), min_size=1, max_size=12)
LINE = st.text(st.characters(exclude_characters="\0\r\n{", exclude_categories=["Cs"]), max_size=12)
PRINTED = st.text(st.characters(exclude_characters="{", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
PATH = st.text(st.characters(exclude_characters="{?#:\x7f", exclude_categories=["C", "Z"]), max_size=9)
TOKEN = st.text("abcXYZ019-_.~", min_size=1, max_size=9)
NAMED = st.builds(Row, TOKEN, TEXT, st.booleans())
HEADERS = st.lists(st.builds(Row, TOKEN.map("X-{}".format), LINE, st.booleans()), max_size=3).map(tuple)
AUTHS = st.one_of(
    st.just(NoAuth()),
    st.builds(BasicAuth, TOKEN, LINE),
    st.builds(BearerAuth, TOKEN),
    st.builds(ApiKeyAuth, TOKEN, TOKEN, st.sampled_from(["header", "query"])),
    st.builds(CookieAuth, TOKEN, TOKEN),
)
PARTS = st.lists(st.builds(Part, TOKEN, TEXT, enabled=st.booleans()), min_size=1, max_size=3).map(tuple)
BODIES = st.one_of(
    st.just(NoBody()),
    st.builds(JsonBody, SOME),
    st.builds(RawBody, SOME, st.sampled_from(["", "text/plain", "application/xml; charset=utf-8"])),
    st.builds(FormBody, st.lists(NAMED, max_size=3).map(tuple)),
    st.builds(MultipartBody, PARTS),
    st.builds(FileBody, TOKEN, st.sampled_from(["", "image/png"])),
    st.builds(GraphQLBody, SOME, st.just("")),
)
DRAFTS = st.builds(
    RequestDraft,
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "PURGE"]),
    url=PATH.map("http://h:81/{}".format),
    params=st.lists(st.builds(Row, TOKEN, TEXT, st.booleans()), max_size=3).map(tuple),
    headers=HEADERS,
    auth=AUTHS,
    body=BODIES,
    omitted=st.sampled_from([(), ("Accept",), ("Accept-Encoding", "User-Agent")]),
)


def wire(draft: RequestDraft) -> object:
    """What goes out; a boundary is made of all parts, also of those that are switched off, and may differ."""
    encoded = encode(draft, {}, file_size=lambda _path: 7)
    mark = bodies.boundary(draft.body) if isinstance(draft.body, MultipartBody) else "no boundary"
    headers = sorted((header.name.lower(), header.value.replace(mark, "MARK")) for header in encoded.headers)
    pieces = [
        piece.replace(mark.encode(), b"MARK") if isinstance(piece, bytes) else piece for piece in encoded.body.pieces
    ]
    return encoded.method, encoded.url, headers, pieces


@given(DRAFTS)
def test_a_postman_collection_is_read_back_to_the_same_bytes(draft: RequestDraft) -> None:
    text = postman_collection(Folder("", "x", (SavedRequest("", draft),)))

    imported = import_postman(text)

    (back,) = imported.requests()
    assert imported.losses == ()
    assert wire(back.draft) == wire(draft), text


def fits_http_files(draft: RequestDraft) -> bool:
    """What the format can hold: it ends bodies at blank lines and ``###``, and takes some lines for its own."""
    if draft.omitted:
        return False
    encoded = encode(draft, {}, file_size=lambda _path: 7)
    body = (encoded.body.literal() or b"").decode()
    if isinstance(draft.body, MultipartBody):
        return not any(re.search(r"\r|^[<>#-]|\n[<>#-]|^\s|\s$", part.value) for part in draft.body.parts)
    own = re.search(r"(?m)^\s*(###|[<>])|\r|\x85|\u2028", body)
    return not own and body == body.strip() and bool(body or isinstance(draft.body, NoBody | FileBody))


@given(DRAFTS.filter(fits_http_files))
def test_an_http_file_is_read_back_to_the_same_bytes(draft: RequestDraft) -> None:
    text = http_file(outgoing(draft, {}, secrets=True))

    imported = import_http_file(text)

    (back,) = imported.requests()
    assert wire(back.draft) == wire(draft), text

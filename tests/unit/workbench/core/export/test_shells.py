"""Exported command lines: read back they put the same bytes on the wire, and secrets stay at home."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.curl import bash as bash_words
from workbench.core.curl import import_curl
from workbench.core.encode import encode
from workbench.core.export import shells
from workbench.core.export.outgoing import outgoing
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
)  # fmt: skip

TEXT = st.text(st.characters(exclude_characters="\0{", exclude_categories=["Cs"]), max_size=12)
NAME = st.text(st.characters(exclude_characters="\0{=", exclude_categories=["Cs"]), min_size=1, max_size=6)
LINE = st.text(st.characters(exclude_characters="\0\r\n{", exclude_categories=["Cs"]), max_size=12)
PATH = st.text(st.characters(exclude_characters="{?#\x7f", exclude_categories=["Cs", "Cc"]), max_size=9)
TOKEN = st.text("abcXYZ019-_.~", min_size=1, max_size=9)
ROWS = st.lists(st.builds(Row, TEXT, TEXT), max_size=3).map(tuple)
BODIES = st.one_of(
    st.just(NoBody()),
    st.builds(JsonBody, TEXT),
    st.builds(RawBody, TEXT, st.sampled_from(["", "text/plain", "application/xml; charset=utf-8"])),
    st.builds(FormBody, ROWS),
    st.builds(MultipartBody, st.lists(st.builds(Part, NAME, TEXT), min_size=1, max_size=3).map(tuple)),
)
AUTHS = st.one_of(
    st.just(NoAuth()),
    st.builds(BasicAuth, TOKEN, TEXT),
    st.builds(BearerAuth, TOKEN),
    st.builds(ApiKeyAuth, TOKEN, TOKEN, st.sampled_from(["header", "query"])),
    st.builds(CookieAuth, TOKEN, TOKEN),
)
DRAFTS = st.builds(
    RequestDraft,
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "PURGE", "M-SEARCH"]),
    url=PATH.map(lambda path: "http://h:81/" + path.replace("?", "").replace("#", "").strip()),
    params=ROWS,
    headers=st.lists(st.builds(Row, TOKEN.map("X-{}".format), LINE), max_size=3).map(tuple),
    auth=AUTHS,
    body=BODIES,
    omitted=st.sampled_from([(), ("Accept",), ("Accept-Encoding", "User-Agent")]),
)


def wire(draft: RequestDraft) -> tuple[str, str, list[tuple[str, bytes]], bytes]:
    encoded = encode(draft, {})
    headers = [(header.name.lower(), _bytes(header.value)) for header in encoded.headers]
    body = encoded.body.literal() or b""
    return encoded.method, encoded.url, sorted(headers), body


def _bytes(value: str) -> bytes:
    try:
        return value.encode("latin-1")
    except UnicodeEncodeError:
        return value.encode()


@given(DRAFTS)
def test_what_bash_gets_is_read_back_to_the_same_bytes(draft: RequestDraft) -> None:
    line = shells.bash(outgoing(draft, {}, secrets=True))

    assert wire(import_curl(line).draft) == wire(draft), line


@given(DRAFTS.filter(lambda draft: all(row.value.isascii() for row in draft.headers)))
def test_what_powershell_gets_is_read_back_to_the_same_bytes(draft: RequestDraft) -> None:
    line = shells.powershell(outgoing(draft, {}, secrets=True))

    assert wire(import_curl(line).draft) == wire(draft), line


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_real_bash_splits_it_into_the_same_words() -> None:
    body = RawBody('it\'s $HOME `x` \\ "q" !\n\t\x07 é', "text/plain")
    draft = RequestDraft("POST", "http://h/a'b", headers=(Row("X-A", "é"),), body=body)
    line = shells.bash(outgoing(draft, {}, secrets=True))

    script = f"curl() {{ printf '%s\\0' \"$@\"; }}; {line}"
    printed = subprocess.run(["bash", "-c", script], check=True, capture_output=True).stdout

    assert printed.decode("utf-8", "surrogateescape").split("\0")[:-1] == bash_words.split(line)[0][1:]


def test_a_masked_secret_is_read_from_the_shell() -> None:
    draft = RequestDraft("POST", "http://h/", headers=(Row("Cookie", 'a="1"; b=2'),), auth=BearerAuth("s3cret"))

    bash, powershell = (write(outgoing(draft, {}, secrets=False)) for write in (shells.bash, shells.powershell))

    assert '-H "Authorization: Bearer $TOKEN"' in bash
    assert '-H "Cookie: a=$TOKEN; b=$TOKEN"' in bash
    assert '-H "Authorization: Bearer ${env:TOKEN}"' in powershell
    assert "s3cret" not in bash + powershell


def test_files_go_by_their_path_and_switches_are_set() -> None:
    body = MultipartBody((Part("f", path="/tmp/a b.png", content_type="image/png"), Part("t", "x;y")))
    draft = RequestDraft("POST", "http://h/a/../b", body=body, follow_redirects=True, omitted=("Accept-Encoding",))

    line = shells.bash(outgoing(draft, {}, secrets=True))

    assert line.splitlines()[0] == "curl -sS -L --path-as-is -X POST \\"
    assert "-F 'f=@\"/tmp/a b.png\";type=image/png'" in line
    assert import_curl(line).draft.body == body


def test_a_head_is_asked_for_as_curl_wants_it() -> None:
    assert shells.bash(outgoing(RequestDraft("HEAD", "http://h/"), {}, secrets=True)).startswith(
        "curl -sS --compressed -I"
    )

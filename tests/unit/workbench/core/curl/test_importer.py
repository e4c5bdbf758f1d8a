"""What an imported command line puts on the wire, held against what the real curl was seen to send.

``tests/data/curl/wire.json`` holds curl's requests as they were recorded; with ``RECORD_CURL=1`` it is written anew.
Where curl is installed, the same command lines are run again.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workbench.core.bodies import FileContent
from workbench.core.curl import CurlError, import_curl
from workbench.core.encode import encode
from workbench.core.request import BasicAuth, BearerAuth, FormBody, JsonBody, NoBody, Row

RECORDED = Path(__file__).parents[4] / "data" / "curl" / "wire.json"
FILES = {"a.txt": b"one\r\ntwo\n", "b.json": b'{"a": 1}\n', "c.png": b"\x89PNG\r\n\0", "h.txt": b"X-A: 1\nX-B: 2\n"}
Wire = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A command line; ``words`` is what curl gets of one that was written for another shell than bash."""

    line: str
    words: tuple[str, ...] = ()


BASH = r"""
curl HOST/tasks
curl HOST
curl 'HOST?x=1'
curl -sSLX POST HOST/tasks
curl -X PATCH HOST/tasks/1 -d '{"done":true}' -H 'Content-Type: application/json'
curl -X DELETE HOST/tasks/1
curl -XPUT HOST/tasks/1 -d a=b
curl -X purge HOST/x
curl --request OPTIONS --url HOST/x
curl HOST/x -d a=1 -d b=2
curl HOST/x --data 'a=1&b=%20x+y'
curl HOST/x -d ''
curl HOST/x -d 'free text & more'
curl HOST/x --data-raw '@not-a-file'
curl HOST/x -d @a.txt
curl HOST/x --data-binary @a.txt
curl HOST/x --data-binary @b.json -H 'content-type: application/json'
curl HOST/x --data-urlencode 'a=b c&d'
curl HOST/x --data-urlencode '=x y'
curl HOST/x --data-urlencode 'plain text'
curl HOST/x --data-urlencode @a.txt
curl HOST/x --data-urlencode note@a.txt --data-urlencode 'ü=ä ~*'
curl HOST/x --json '{"a":1}'
curl HOST/x --json '{"a":' --json '1}'
curl HOST/x --json @b.json -H 'Accept: text/plain'
curl HOST/x --json '{}' -H 'Content-Type: application/merge-patch+json' -X PATCH
curl HOST/x -F a=1 -F 'b=two words'
curl HOST/x -F 'a="x\"y;z";type=text/csv'
curl HOST/x -F f=@a.txt
curl HOST/x -F 'f=@c.png;filename=logo.png' -F 'g=@b.json;type=application/json'
curl HOST/x -F 't=<a.txt'
curl HOST/x --form-string 'a=@x;type=1'
curl HOST/x -F a=1 -H 'Content-Type: multipart/form-data'
curl -G HOST/x -d a=1 -d b=2
curl -G 'HOST/x?q=0' --data-urlencode 'name=a b'
curl -IG HOST/x -d a=1
curl HOST/x -b 'a=1; b=2'
curl HOST/x -b a=1 -b b=2
curl HOST/x -b a=1 -H 'Cookie: c=3'
curl HOST/x -u user:pass
curl HOST/x -u 'us er:p:a:ss'
curl --basic HOST/x --user u:
curl HOST/x --oauth2-bearer tok
curl HOST/x -H 'Authorization: Bearer abc.def'
curl HOST/x -H 'authorization: token x'
curl -I HOST/x
curl --head HOST/x -H 'X-A: 1'
curl -T a.txt HOST/x
curl -T b.json HOST/up/ -H 'Content-Type: application/json'
curl HOST/x -A 'agent 1'
curl HOST/x -A ''
curl HOST/x -e http://from/here
curl HOST/x -H 'Accept:' -H 'User-Agent:'
curl HOST/x -H 'X-Empty;' -H 'X-None:'
curl HOST/x -H 'X-A:   spaced   ' -H 'X-A: again'
curl HOST/x -H 'nonsense' -H 'Host: other.example'
curl HOST/x -H @h.txt
curl HOST/x -d '<a/>' -H 'Content-Type: text/xml'
curl HOST/x -d bare -H 'Content-Type:'
curl HOST/x -r 0-99
curl -L -k --max-time 5 -o out.bin HOST/x
curl HOST/x --compressed
curl HOST/a/../b/./c
curl --path-as-is HOST/a/../b
curl 'HOST/é?q=a'
curl 'HOST/a%20b?x=%41&y'
curl 'HOST/x?a&b=&=c&d=1=2'
curl 'HOST/x#part'
curl HOST/x --url-query 'a=b c' --url-query '+z=%20'
curl http://u%40x:p%20q@BARE/x
curl BARE/x
curl HOST/x -d $'tab\there\'s \u00e9 \x41 \n'
curl HOST/x -d "a \"b\" \\ \$c"
curl HOST/x \
  -H 'X-A: 1' \
  --data-raw 'two
lines'
$ curl HOST/x -H 'X-A: it'\''s' | head -1
curl HOST/x -H "X-A: 1" 2>/dev/null > out.txt
curl HOST/x -dhello -HX-A:1
curl --user-a ag HOST/x --data-b abc
curl HOST/x --no-compressed -d a=1 --
curl HOST/x -H 'Transfer-Encoding: chunked' -d 'in pieces'
"""

OTHER = (
    Case('curl "HOST/x" ^\n  -H "X-A: 1" ^\n  --data-raw "{\\"a\\":1}"', ("HOST/x", "-H", "X-A: 1", "-d", '{"a":1}')),
    Case(
        'curl ^"HOST/x?a=1^&b=2^" ^\r\n  -H ^"X-A: ^\\^"q^\\^"^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":1^}^"',
        ("HOST/x?a=1&b=2", "-H", 'X-A: "q"', "-d", '{"a":1}'),
    ),
    Case('curl.exe HOST/x -d "{""a"": ""b c""}"', ("HOST/x", "-d", '{"a": "b c"}')),
    Case('curl HOST/x ^\n -d "C:\\dir\\\\"', ("HOST/x", "-d", "C:\\dir\\")),
    Case(
        'C:\\Users\\me> curl "HOST/x" -d "one^two" -d "{""a"":1}" & echo', ("HOST/x", "-d", "one^two", "-d", '{"a":1}')
    ),
    Case(
        "curl.exe -X POST `\n  'HOST/x' `\n  -H 'X-A: it''s' `\n  --data-raw '{\"a\": \"b\\n\"}'",
        ("-X", "POST", "HOST/x", "-H", "X-A: it's", "-d", '{"a": "b\\n"}'),
    ),
    Case(
        'PS C:\\> curl.exe HOST/x -d "tab`there ""q"" `$1" -H \'X-A: \'’\'',
        ("HOST/x", "-d", 'tab\there "q" $1', "-H", "X-A: '"),
    ),
)


def commands() -> list[Case]:
    pieces = re.split(r"\n(?=(?:\$ )?curl )", BASH.strip("\n"))
    return [*map(Case, pieces), *OTHER]


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)


def imported_wire(line: str) -> Wire:
    """What our encoder makes of the import."""
    draft = import_curl(_at(line, "host.test"), lambda path: Path(path).read_bytes()).draft
    encoded = encode(draft, {}, file_size=lambda path: Path(path).stat().st_size)
    body = b"".join(
        Path(piece.path).read_bytes() if isinstance(piece, FileContent) else piece for piece in encoded.body.pieces
    )
    return _comparable(encoded.method, encoded.target, [(h.name, h.value) for h in encoded.headers], body)


def curl_wire(case: Case) -> Wire:
    """What the real curl sends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        host = f"127.0.0.1:{listener.getsockname()[1]}"
        heard: list[bytes] = []
        thread = threading.Thread(target=_answer, args=(listener, heard))
        thread.start()
        words = ["curl", "-s", *(_at(word, host) for word in case.words)]
        run = words if case.words else ["bash", "-c", _at(case.line.removeprefix("$ "), host)]
        env = {**os.environ, "no_proxy": "*", "LC_ALL": "C.UTF-8"}
        subprocess.run(run, check=True, capture_output=True, timeout=20, env=env)
        thread.join()
    head, _, body = heard[0].partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    return _comparable(method, target, [(name, value.replace(host, "host.test")) for name, value in headers], body)


def _at(text: str, host: str) -> str:
    return re.sub(r"\bHOST\b", f"http://{host}", re.sub(r"\bBARE\b", host, text))


def _answer(listener: socket.socket, heard: list[bytes]) -> None:
    listener.settimeout(10)
    connection, _ = listener.accept()
    with connection, connection.makefile("rwb") as stream:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += stream.readline()
        fields = head.lower()
        length = re.search(rb"\r\ncontent-length: *(\d+)", fields)
        body = stream.read(int(length[1])) if length else b""
        while b"\r\ntransfer-encoding: chunked" in fields and (size := int(stream.readline(), 16)):
            body += stream.read(size + 2)[:-2]
        heard.append(head + body)
        stream.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def _comparable(method: str, target: str, headers: list[tuple[str, str]], body: bytes) -> Wire:
    """Without what may differ: our name, the boundary, and the order of headers of different names."""
    lines = [f"{name.lower()}: {value}" for name, value in headers if not _ours(name, value)]
    mark = next((match[1] for line in lines if (match := re.search(r"boundary=(.+)", line))), "")
    text = body.decode("latin-1")
    if mark:
        lines = [line.replace(mark, "MARK") for line in lines if not line.startswith("content-length")]
        text = text.replace(mark, "MARK")
    return {"method": method, "target": target, "headers": sorted(lines, key=_name), "body": text}


def _name(line: str) -> str:
    return line.partition(":")[0]


def _ours(name: str, value: str) -> bool:
    """Who sends, and the packings that this very client can unpack (curl names br and zstd as well)."""
    agent = name.lower() == "user-agent" and value.startswith(("curl/", "backend-workbench/"))
    return agent or (name.lower() == "accept-encoding" and "gzip" in value)


def _ids(case: Case) -> str:
    return case.line


def test_the_table_is_recorded() -> None:
    if os.environ.get("RECORD_CURL"):
        RECORDED.write_text(json.dumps({c.line: curl_wire(c) for c in commands()}, indent=1, ensure_ascii=True) + "\n")

    assert set(json.loads(RECORDED.read_text())) == {case.line for case in commands()}
    assert len(commands()) >= 60


@pytest.mark.parametrize("case", commands(), ids=_ids)
def test_an_import_puts_on_the_wire_what_curl_was_seen_to_send(case: Case) -> None:
    assert imported_wire(case.line) == json.loads(RECORDED.read_text())[case.line]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("case", commands()[::8], ids=_ids)
def test_the_installed_curl_still_sends_that(case: Case) -> None:
    assert curl_wire(case) == json.loads(RECORDED.read_text())[case.line]


def test_bodies_and_credentials_land_in_the_editors_made_for_them() -> None:
    json_draft = import_curl("curl h/x -d '{\"a\":1}' -H 'Content-Type: application/json'").draft
    form = import_curl("curl h/x?limit=5 -d 'a=b+c' -u me:secret").draft

    assert (json_draft.body, json_draft.headers) == (JsonBody('{"a":1}'), ())
    assert (form.body, form.auth) == (FormBody((Row("a", "b c"),)), BasicAuth("me", "secret"))
    assert form.params == (Row("limit", "5"),)
    assert import_curl("curl h -H 'Authorization: Bearer t'").draft.auth == BearerAuth("t")


def test_every_option_that_is_left_behind_is_named() -> None:
    line = "curl -s --retry 3 -c jar -b file --frobnicate h/{a,b} h/2 --capath x -Q -u me"

    imported = import_curl(line)

    named = [note.what for note in imported.lost]
    assert named == [
        "--frobnicate", "--retry 3", "-b file", "--capath x", "-Q -u",
        "h/2", "me", "{a,b}",
    ]  # fmt: skip
    assert [note.what for note in imported.notes if not note.matters] == ["-s", "-c"]
    assert imported.draft.url == "http://h/a"


def test_shell_variables_become_variables_that_must_be_filled_in() -> None:
    imported = import_curl('curl h/x -H "Authorization: Bearer $TOKEN"')

    assert imported.draft.auth == BearerAuth("{{TOKEN}}")
    assert imported.lost[0].what == "$TOKEN"


def test_a_file_that_cannot_be_read_and_standard_input_are_told() -> None:
    imported = import_curl("curl h/x -d @missing.json")

    assert imported.lost[0].what == "-d missing.json"
    assert import_curl("curl h/x -T -").lost[0].what == "-T -"


def test_bytes_that_are_no_text_are_told() -> None:
    imported = import_curl(r"curl h/x -d $'\xff'")

    assert "UTF-8" in imported.lost[0].what
    assert import_curl(r"curl h/x -H $'X: \xe9'").draft.headers == (Row("X", "é"),)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("curl", "does not begin"),
        ("wget http://h", "does not begin"),
        ("curl -X POST", "no URL"),
        ("curl h -d", "-d needs a value"),
        ("curl 'h", "never closed"),
        ('curl "h', "never closed"),
        ("curl ftp://h/x", "only http"),
        ("curl -I -d a h", "only one"),
        ("curl h -F nameless", "name=content"),
    ],
)
def test_what_is_no_request_says_why(line: str, words: str) -> None:
    with pytest.raises(CurlError, match=re.escape(words)):
        import_curl(line)


def test_a_get_has_no_body_and_redirects_are_carried_over() -> None:
    draft = import_curl("curl -L -m 2.5 h").draft

    assert draft.body == NoBody()
    assert (draft.follow_redirects, draft.timeout_s, draft.omitted) == (True, 2.5, ("Accept-Encoding",))


def test_certificates_are_taken_along() -> None:
    draft = import_curl("curl https://h/ --cert client.pem:se:cret --key k.pem --cacert ca.pem").draft
    drive = import_curl(r"curl https://h/ -E 'C:\certs\me.pem' --pass pw --cert-type P12")

    assert (draft.client_cert, draft.key_password) == ("client.pem", "se:cret")
    assert (draft.client_key, draft.ca_file) == ("k.pem", "ca.pem")
    assert (drive.draft.client_cert, drive.draft.key_password) == (r"C:\certs\me.pem", "pw")
    assert [note.what for note in drive.lost] == ["--cert-type P12"]
    assert import_curl(r"curl https://h/ -E 'a\:b.pem'").draft.client_cert == "a:b.pem"

"""Exported programs are run: against a stand-in for httpx's transport, and by Node where it is installed."""

import json
import shutil
import subprocess

import httpx
import pytest

from workbench.core.export import programs
from workbench.core.export.outgoing import outgoing
from workbench.core.request import BearerAuth, JsonBody, MultipartBody, Part, RequestDraft, Row

DRAFT = RequestDraft(
    "POST",
    "http://h/a",
    (Row("q", 'it\'s "x"'),),
    (Row("X-A", "{é}"),),
    BearerAuth("s3cret"),
    JsonBody('{"a": "ü\\n"}'),
)


def run_httpx(program: str, monkeypatch: pytest.MonkeyPatch) -> httpx.Request:
    heard: list[httpx.Request] = []

    def request(method: str, url: str, *, follow_redirects: bool = False, **parts: object) -> httpx.Response:
        heard.append(httpx.Request(method, url, **parts))  # type: ignore[arg-type]  # as the program gave them
        return httpx.Response(200)

    monkeypatch.setattr(httpx, "request", request)
    exec(compile(program, "exported", "exec"), {})
    return heard[0]


def test_httpx_sends_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = run_httpx(programs.httpx(outgoing(DRAFT, {}, secrets=True)), monkeypatch)

    assert (sent.method, sent.url.raw_path) == ("POST", b"/a?q=it's%20%22x%22")
    assert (b"X-A", b"{\xe9}") in sent.headers.raw
    assert sent.headers["authorization"] == "Bearer s3cret"
    assert sent.content == '{"a": "ü\\n"}'.encode()


def test_httpx_reads_a_masked_secret_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "of the environment")
    program = programs.httpx(outgoing(DRAFT, {}, secrets=False))

    assert "s3cret" not in program
    assert run_httpx(program, monkeypatch).headers["authorization"] == "Bearer of the environment"


def test_files_go_by_their_path() -> None:
    draft = RequestDraft("POST", "http://h/", body=MultipartBody((Part("f", path="/x/a.txt"), Part("t", "x"))))
    found = outgoing(draft, {}, secrets=True)

    assert """("f", ("a.txt", open('/x/a.txt', 'rb')))""" in programs.httpx(found)
    assert """("t", (None, 'x'))""" in programs.httpx(found)
    assert 'form.append("t", "x");' in programs.fetch(found)


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_fetch_asks_for_the_same() -> None:
    program = programs.fetch(outgoing(DRAFT, {}, secrets=False))
    spy = "globalThis.fetch = async (url, o) => (console.log(JSON.stringify([url, o])), {text: async () => 0});"

    command = ["node", "--input-type=module", "-e", spy + program.replace('TOKEN = ""', 'TOKEN = "mine"')]
    printed = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout

    url, options = json.loads(printed.splitlines()[0])
    assert url == "http://h/a?q=it's%20%22x%22"
    assert options["method"] == "POST"
    assert options["body"] == '{"a": "ü\\n"}'
    assert dict(options["headers"])["Authorization"] == "Bearer mine"
    assert options["redirect"] == "manual"


def test_fetch_tells_what_a_browser_forbids() -> None:
    draft = RequestDraft("GET", "http://h/", headers=(Row("Cookie", "a=1"),), body=JsonBody("{}"))

    program = programs.fetch(outgoing(draft, {}, secrets=True))

    assert "does not let a page set Cookie" in program
    assert "refuses a body" in program

"""Sources are read from where they are: files, folders, text, addresses."""

import asyncio
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from workbench.actions.import_reading import Read, Reading
from workbench.core.imports.progress import ImportCancelledError
from workbench.core.imports.report import UnreadableImportError

API = '{"openapi": "3.1.0", "info": {"title": "Live"}, "servers": [{"url": "/v1"}], "paths": {"/a": {"get": {}}}}'


class Answering(BaseHTTPRequestHandler):
    """Has one document."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/openapi.json" else 404)
        self.end_headers()
        self.wfile.write(API.encode())

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def base() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def reading() -> Reading:
    return Reading(lambda _done, _total: None)


def urls(read: Read) -> list[str]:
    return [one.draft.url for one in read.imported.requests()]


def test_a_file_with_those_beside_it(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text("openapi: 3.1.0\npaths: {/a: {$ref: 'a.yaml'}}\n")
    (tmp_path / "a.yaml").write_text("get: {summary: From beside}\n")

    read = asyncio.run(reading().file(tmp_path / "api.yaml"))

    assert (read.kind, [one.draft.name for one in read.imported.requests()]) == ("OpenAPI", ["From beside"])


def test_a_folder_and_text(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("info: {name: a}\nhttp: {method: GET, url: /a}\n")

    assert urls(asyncio.run(reading().folder(tmp_path))) == ["/a"]
    assert urls(asyncio.run(reading().text("curl http://h/b"))) == ["http://h/b"]
    with pytest.raises(UnreadableImportError):
        asyncio.run(reading().text("hello"))


def test_an_address_keeps_the_base_of_our_own_backend(base: str) -> None:
    own = asyncio.run(reading().address(f"{base}/openapi.json", base))
    other = asyncio.run(reading().address(f"{base}/openapi.json", "http://elsewhere"))

    assert (urls(own), own.imported.defaults.variables) == (["{{base}}/v1/a"], ())
    assert urls(other) == ["{{base}}/a"]
    assert other.imported.defaults.variables[0].value == f"{base}/v1"


def test_an_address_that_gives_none_says_why(base: str) -> None:
    with pytest.raises(OSError, match="404"):
        asyncio.run(reading().address(f"{base}/nothing", ""))
    with pytest.raises(OSError, match=r"refused|failed|attempts"):
        asyncio.run(reading().address("http://127.0.0.1:1/", ""))


def test_a_cancelled_reading_ends() -> None:
    one = reading()
    one.cancelled.set()

    with pytest.raises(ImportCancelledError):
        asyncio.run(one.text("GET http://h/a\n"))

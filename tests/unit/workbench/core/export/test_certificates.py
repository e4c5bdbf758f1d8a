"""Client certificates and CA files in what a request is copied as: taken along, or told."""

import json

import pytest

from workbench.core.curl import import_curl
from workbench.core.export.kinds import kind
from workbench.core.export.outgoing import outgoing
from workbench.core.request import RequestDraft

DRAFT = RequestDraft(
    url="https://h/a", client_cert="c:erts/me.pem", client_key="key.pem", key_password="hush", ca_file="ca.pem"
)


def written(kind_id: str, *, secrets: bool = False) -> str:
    return kind(kind_id).write(outgoing(DRAFT, {}, secrets=secrets))


def test_curl_reads_back_what_was_written() -> None:
    draft = import_curl(written("curl", secrets=True)).draft

    assert (draft.client_cert, draft.client_key, draft.ca_file) == ("c:erts/me.pem", "key.pem", "ca.pem")
    assert draft.key_password == "hush"


@pytest.mark.parametrize("kind_id", ["curl", "curl-powershell", "httpx", "hurl", "http", "postman", "fetch"])
def test_the_password_stays_at_home(kind_id: str) -> None:
    assert "hush" not in written(kind_id)


@pytest.mark.parametrize("kind_id", ["curl-powershell", "httpx", "hurl", "http", "postman"])
def test_every_kind_names_the_files(kind_id: str) -> None:
    text = written(kind_id)

    for path in ("erts/me.pem", "key.pem", "ca.pem"):
        assert path in text


def test_the_python_program_is_valid_and_uses_them() -> None:
    text = written("httpx")

    compile(text, "program", "exec")
    assert 'context.load_cert_chain("c:erts/me.pem", "key.pem", f"{os.environ[\'TOKEN\']}")' in text
    assert "verify=context" in text


def test_a_browser_and_postman_are_told_where_they_belong() -> None:
    assert "browser's or the system's store" in written("fetch")
    assert "Settings, Certificates" in json.loads(written("postman"))["item"][0]["request"]["description"]

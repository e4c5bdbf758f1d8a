"""The files that TLS settings name."""

import pytest

from workbench.core.draft_error import DraftError
from workbench.core.request import RequestDraft
from workbench.core.tls_files import NO_FILES, TlsFiles, read_tls_files


def test_variables_are_filled_in() -> None:
    draft = RequestDraft(client_cert="{{dir}}/me.pem", key_password="{{pw}}", ca_file=" ca.pem ")

    files = read_tls_files(draft, {"dir": "/certs", "pw": "hush"})

    assert files == TlsFiles("/certs/me.pem", "", "hush", "ca.pem")
    assert "hush" not in repr(files)


def test_a_request_without_any() -> None:
    assert read_tls_files(RequestDraft(), {}) == NO_FILES


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (RequestDraft(client_key="k.pem"), "Settings, its key"),
        (RequestDraft(ca_file="{{nope}}"), "Settings, CA file"),
    ],
)
def test_what_cannot_be_used_names_its_place(draft: RequestDraft, words: str) -> None:
    with pytest.raises(DraftError) as told:
        read_tls_files(draft, {})

    assert told.value.place == words


def test_strangers_are_not_told_who_we_are() -> None:
    assert TlsFiles("c", "k", "p", "ca").for_strangers() == TlsFiles(ca="ca")

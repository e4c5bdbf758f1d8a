"""What a command line says about the way, not about the request itself."""

import pytest

from workbench.core.curl import import_curl
from workbench.core.request import FileBody


def test_redirects_times_tls_http2_and_proxy_are_carried_over_without_a_loss() -> None:
    imported = import_curl("curl -Lk --http2 --max-redirs 3 --connect-timeout 1.5 -m 90 -x proxy:3128 -U me:p@ss h")

    draft = imported.draft
    assert imported.lost == ()
    assert (draft.follow_redirects, draft.max_redirects, draft.verify_tls, draft.http2) == (True, 3, False, True)
    assert (draft.connect_timeout_s, draft.timeout_s, draft.read_timeout_s) == (1.5, 90.0, 90.0)
    assert draft.proxy == "http://me:p%40ss@proxy:3128"


@pytest.mark.parametrize(
    ("given", "kept"),
    [("-x proxy", "http://proxy:1080"), ("-x http://u:p@h:8/", "http://u:p@h:8"), ("-x socks5://h:1", ""), ("", "")],
)
def test_a_proxy_without_a_port_is_asked_at_curls_own(given: str, kept: str) -> None:
    assert import_curl(f"curl {given} h").draft.proxy == kept


def test_what_is_no_number_is_told_and_no_limit_is_a_long_one() -> None:
    imported = import_curl("curl -m soon --connect-timeout 0 --max-redirs -1 h")

    assert [note.what for note in imported.lost] == ["-m soon"]
    assert (imported.draft.connect_timeout_s, imported.draft.max_redirects) == (86_400.0, 10_000)
    assert import_curl("curl --max-redirs x h").lost[0].what == "--max-redirs x"


def test_a_file_that_is_the_whole_body_stays_a_file() -> None:
    binary = import_curl("curl h --data-binary @big.bin -H 'Content-Type: image/png'").draft
    upload = import_curl("curl h/up -T big.bin").draft

    assert (binary.method, binary.body) == ("POST", FileBody("big.bin", "image/png"))
    assert (upload.method, upload.body) == ("PUT", FileBody("big.bin", ""))
    assert import_curl("curl h --data-binary @big.bin").draft.body == FileBody(
        "big.bin", "application/x-www-form-urlencoded"
    )

import pytest

from workbench.core.imports.curl import import_curl_lines
from workbench.core.imports.report import UnreadableImportError


def test_each_command_line_is_a_request_and_a_bad_one_stops_none() -> None:
    text = "curl http://h/1 \\\n  -H 'A: 1'\n$ curl http://h/2 --retry 3\ncurl ftp://h/3\ncurl.exe http://h/4\n"

    found = import_curl_lines(text)

    assert [one.draft.url for one in found.requests()] == ["http://h/1", "http://h/2", "http://h/4"]
    assert [loss.what for loss in found.losses] == ["--retry 3", "the whole command line"]


def test_what_is_no_command_line() -> None:
    with pytest.raises(UnreadableImportError, match="no call of curl"):
        import_curl_lines("wget http://h")

from workbench.core.curl import headers
from workbench.core.curl.wanted import Wanted
from workbench.core.request import Row


def test_typed_lines_win_over_options_and_removal_takes_away() -> None:
    wanted = Wanted(lambda _path: b"", [], headers=["X-A: 1", "Accept:", "X-E;", "Cookie: own", "Host:", "junk"])
    wanted.cookies = ["a=1"]
    wanted.settings = {"referer": "http://r;auto", "range": "0-1", "user-agent": ""}

    rows, removed = headers.rows(wanted)

    assert [(row.name, row.value) for row in rows] == [
        ("X-A", "1"), ("X-E", ""), ("Cookie", "own"), ("Referer", "http://r"), ("Range", "bytes=0-1"),
    ]  # fmt: skip
    assert removed == {"accept", "host", "user-agent"}
    assert [note.what for note in wanted.notes] == ["-H 'junk'", "-H 'Host:'", ";auto"]


def test_our_own_additions_are_left_out_unless_they_were_typed() -> None:
    wanted = Wanted(lambda _path: b"", [])

    assert headers.omitted(wanted, [], {"accept"}, bare_method=True) == ("Accept", "Accept-Encoding", "Content-Length")
    assert headers.omitted(wanted, [Row("accept-encoding", "br")], set(), bare_method=False) == ()

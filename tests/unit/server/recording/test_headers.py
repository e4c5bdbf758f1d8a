from hypothesis import given
from hypothesis import strategies as st

from server.recording.headers import header_changes, text_headers

NAMES = st.sampled_from([b"vary", b"x-a", b"content-length"])
HEADERS = st.lists(st.tuples(NAMES, st.binary(min_size=1, max_size=4)), max_size=5)


def test_added_removed_and_changed_are_told_apart() -> None:
    before = [(b"Content-Length", b"100"), (b"x-old", b"1"), (b"vary", b"origin")]
    after = [(b"content-length", b"40"), (b"vary", b"origin"), (b"content-encoding", b"gzip")]

    changes = {(change.op, change.name, change.before, change.value) for change in header_changes(before, after)}

    assert changes == {
        ("removed", "x-old", "1", ""),
        ("changed", "content-length", "100", "40"),
        ("added", "content-encoding", "", "gzip"),
    }


@given(HEADERS)
def test_nothing_differs_from_itself(headers: list[tuple[bytes, bytes]]) -> None:
    assert header_changes(headers, list(headers)) == ()


def test_what_proves_an_identity_is_cut_short() -> None:
    shown = dict(text_headers([(b"Authorization", b"Bearer abcdefghijklmnop"), (b"accept", b"a" * 30)]))

    assert shown == {"Authorization": "Bearer abcde…", "accept": "a" * 30}

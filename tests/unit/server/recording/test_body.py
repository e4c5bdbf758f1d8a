import hashlib

from hypothesis import given
from hypothesis import strategies as st

from server.recording.body import HELD_LIMIT, BodyDigest


@given(st.lists(st.binary(max_size=HELD_LIMIT // 2), max_size=8))
def test_the_hash_is_that_of_the_whole_however_it_came(chunks: list[bytes]) -> None:
    digest = BodyDigest()
    for chunk in chunks:
        digest.feed(chunk)

    assert digest.hexdigest() == hashlib.sha256(b"".join(chunks)).hexdigest()
    assert digest.held_bytes <= HELD_LIMIT

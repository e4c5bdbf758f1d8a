import pytest
from fakeredis._helpers import SimpleError, SimpleString
from hypothesis import given
from hypothesis import strategies as st

from server.redis.resp import CommandParser, ProtocolError, encode, encode_push


def _wire(fields: list[bytes]) -> bytes:
    return b"*%d\r\n" % len(fields) + b"".join(b"$%d\r\n%b\r\n" % (len(field), field) for field in fields)


@given(
    commands=st.lists(st.lists(st.binary(max_size=20), min_size=1, max_size=4), min_size=1, max_size=4),
    cut=st.integers(min_value=1, max_value=7),
)
def test_commands_survive_any_way_of_being_cut(commands: list[list[bytes]], cut: int) -> None:
    stream = b"".join(_wire(command) for command in commands)
    parser = CommandParser()
    parsed = []

    for start in range(0, len(stream), cut):
        parser.feed(stream[start : start + cut])
        while (command := parser.next()) is not None:
            parsed.append(command)

    assert parsed == commands


@pytest.mark.parametrize(
    "garbage", [b"*1\r\n!x\r\n", b"*x\r\n", b"*1\r\n$-5\r\n", b"*99999999\r\n", b"POST / HTTP/1.1\r\n"]
)
def test_what_is_no_protocol_is_refused(garbage: bytes) -> None:
    parser = CommandParser()
    parser.feed(garbage)

    with pytest.raises(ProtocolError):
        parser.next()


@pytest.mark.parametrize(
    ("value", "resp2", "resp3"),
    [
        (None, b"$-1\r\n", b"_\r\n"),
        (b"a", b"$1\r\na\r\n", b"$1\r\na\r\n"),
        (SimpleString(b"OK"), b"+OK\r\n", b"+OK\r\n"),
        (SimpleError("ERR two\r\nlines"), b"-ERR two  lines\r\n", b"-ERR two  lines\r\n"),
        (7, b":7\r\n", b":7\r\n"),
        (1.5, b"$3\r\n1.5\r\n", b",1.5\r\n"),
        (True, b":1\r\n", b"#t\r\n"),
        ({b"k": 1}, b"*2\r\n$1\r\nk\r\n:1\r\n", b"%1\r\n$1\r\nk\r\n:1\r\n"),
        ([[b"a"], None], b"*2\r\n*1\r\n$1\r\na\r\n$-1\r\n", b"*2\r\n*1\r\n$1\r\na\r\n_\r\n"),
    ],
)
def test_replies_in_both_versions(value: object, resp2: bytes, resp3: bytes) -> None:
    assert (encode(value, 2), encode(value, 3)) == (resp2, resp3)


def test_messages_nobody_asked_for_have_their_own_type() -> None:
    assert encode_push([b"message"], 2).startswith(b"*1")
    assert encode_push([b"message"], 3).startswith(b">1")

"""The tap keeps what the socket carried."""

from workbench.client.wire_tap import KEPT_BYTES, WireTap


def test_all_is_counted_and_the_start_is_kept() -> None:
    tap = WireTap()
    tap.wrote(b"GET / HTTP/1.1\r\n\r\n")
    for _ in range(3):
        tap.read(b"x" * KEPT_BYTES)

    heard = tap.bytes()

    assert heard.sent == b"GET / HTTP/1.1\r\n\r\n"
    assert heard.received == b"x" * KEPT_BYTES
    assert heard.received_bytes == 3 * KEPT_BYTES

"""The log of a live connection: bounded at hand, whole on disk, read while it grows."""

import json
import threading
from pathlib import Path

from workbench.client.live_log import LiveLog


def test_old_messages_are_counted_and_no_longer_at_hand(tmp_path: Path) -> None:
    log = LiveLog(tmp_path / "log", kept=3)
    for number in range(5):
        log.add("in", "text", f"m{number}".encode())

    assert (log.count, log.spilled, log.bytes_in) == (5, 2, 10)
    assert [one.preview for one in log.since(0)] == ["m2", "m3", "m4"]
    assert [one.number for one in log.since(4)] == [5]
    assert log.since(5) == []
    log.close()


def test_contents_are_read_from_the_file_also_after_the_end(tmp_path: Path) -> None:
    log = LiveLog(tmp_path / "log")
    log.add("note", "open", b"", text="open")
    log.add("in", "text", b"x" * 5000)
    log.add("out", "binary", b"\x00\x01", text="00 01")
    opened, long, binary = log.since(0)

    assert log.content(opened) is None
    assert log.content(long) == b"x" * 5000
    assert len(long.preview) < 300
    log.close()
    assert log.content(binary) == b"\x00\x01"


def test_past_the_cap_of_the_file_only_the_beginning_is_known(tmp_path: Path) -> None:
    log = LiveLog(tmp_path / "log", cap_bytes=8)
    log.add("in", "text", b"12345")
    log.add("in", "text", b"too much")
    first, second = log.since(0)
    log.close()

    assert log.content(first) == b"12345"
    assert log.content(second) is None
    assert second.preview == "too much"
    assert (tmp_path / "log").stat().st_size == 5


def test_saved_as_lines_of_json(tmp_path: Path) -> None:
    log = LiveLog(tmp_path / "log")
    log.add("in", "tick", "ü".encode(), event_id="7")
    log.add("out", "binary", b"\xff\x00", text="ff 00")
    log.close()
    log.save(tmp_path / "out")

    first, second = (json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines())
    assert (first["direction"], first["kind"], first["text"], first["id"]) == ("in", "tick", "ü", "7")
    assert second["hex"] == "ff00"


def test_it_may_be_read_while_it_grows(tmp_path: Path) -> None:
    log = LiveLog(tmp_path / "log", kept=50)
    writer = threading.Thread(target=lambda: [log.add("in", "text", b"x") for _ in range(5000)])
    writer.start()
    seen = 0
    while writer.is_alive() or seen < log.count:
        for message in log.since(seen):
            assert message.number > seen
            seen = message.number
    writer.join()
    log.close()

    assert seen == 5000

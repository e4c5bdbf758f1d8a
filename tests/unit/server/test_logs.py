import logging

from server.logs import LineRing


def test_the_last_lines_are_kept_with_tracebacks_cut_into_lines() -> None:
    ring = LineRing(length=4)
    log = logging.Logger("tested")
    log.addHandler(ring)
    log.info("gone")
    try:
        raise ValueError("what went wrong")
    except ValueError:
        log.exception("it failed")

    lines = ring.last(10)

    assert len(lines) == 4
    assert lines[-1] == "ValueError: what went wrong"
    assert ring.last(0) == []

"""How far a send has come."""

from workbench.core.progress import SendProgress


def test_it_knows_how_long_it_runs_and_how_fast_the_body_comes() -> None:
    progress = SendProgress(began=100.0)
    assert progress.elapsed_s(100.4) == 100.4 - 100.0
    assert progress.rate(100.4) is None

    progress.note("receive", 500)
    progress.receiving_since = 101.0
    progress.note("receive", 4000)

    assert (progress.phase, progress.received) == ("receive", 4000)
    assert progress.rate(103.0) == 2000.0


def test_a_first_chunk_alone_gives_no_rate() -> None:
    progress = SendProgress(receiving_since=10.0, received=9_000_000)

    assert progress.rate(10.01) is None


def test_an_upload_and_its_answer_are_counted_apart() -> None:
    progress = SendProgress()
    progress.note("send", 5_000_000)
    sending = progress.receiving_since
    progress.note("wait", 0)

    assert sending is not None
    assert progress.receiving_since is None
    progress.note("receive", 0)
    progress.note("receive", 10)
    assert progress.receiving_since is not None


def test_what_is_left_is_told_once_size_and_rate_are_known() -> None:
    progress = SendProgress()
    progress.note("receive", 250, 1000)
    progress.receiving_since = 10.0

    assert progress.share() == 0.25
    assert progress.left_s(10.1) is None, "one packet says little"
    assert progress.left_s(12.0) == 6.0
    progress.note("receive", 250)
    assert (progress.share(), progress.left_s(12.0)) == (None, None)


def test_more_than_announced_is_not_more_than_all() -> None:
    progress = SendProgress()
    progress.note("receive", 2000, 1000)

    assert progress.share() == 1.0

from workbench.core.backend import BackendSnapshot
from workbench.ui.topbar.status_text import status_text


def test_running_says_address_and_what_it_runs_on() -> None:
    snapshot = BackendSnapshot("running", "http://127.0.0.1:8000", database="SQLite 3.45", redis="embedded")

    text = status_text(snapshot, 0.0)

    assert (text.glyph, text.state, text.detail) == ("dot", "running", "127.0.0.1:8000")
    assert text.rest == " · 1 replica · SQLite 3.45 · Redis embedded"


def test_starting_counts_the_seconds() -> None:
    assert status_text(BackendSnapshot("starting", since=100.0), 101.24).detail == "1.2 s"


def test_each_state_has_a_glyph_of_its_own() -> None:
    states = ("running", "starting", "degraded", "failed", "stopped")

    assert len({status_text(BackendSnapshot(state), 0.0).glyph for state in states}) == len(states)


def test_failed_says_nothing_that_is_no_longer_true() -> None:
    text = status_text(BackendSnapshot("failed", "http://127.0.0.1:8000", database="SQLite"), 0.0)

    assert text.plain == "failed"

from workbench.core.fetch.verdict import Blocked


def test_it_reads_as_a_sentence() -> None:
    assert str(Blocked("No.", "Vary", "is missing.", "1")) == "Vary is missing."
    assert str(Blocked("No.", "", "It was redirected.", "1")) == "It was redirected."

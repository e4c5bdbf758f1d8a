import os


def test_metrics_tell_of_this_process(taught) -> None:
    metrics = taught.get("/admin/metrics").json()

    assert metrics["pid"] == os.getpid()
    assert metrics["database"] == "sqlite"
    assert metrics["rss_bytes"] > 0
    assert metrics["rows"]["tasks"] == 1000

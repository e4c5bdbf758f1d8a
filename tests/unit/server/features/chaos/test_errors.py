import logging


def test_500_is_a_crash_that_leaks_nothing(taught, caplog) -> None:
    caplog.set_level(logging.CRITICAL, "server.pipeline")
    taught.set("chaos.errors", "on", percent=100, status=500)

    response = taught.get("/tasks")

    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "chaos" not in response.text
    assert response.headers["x-request-id"] == response.json()["request_id"]
    assert "ChaosError" in taught.trace.error
    assert "features/chaos/errors.py" in taught.trace.error


def test_other_statuses_are_orderly(taught) -> None:
    taught.set("chaos.errors", "on", percent=100, status=503)

    response = taught.get("/tasks")

    assert (response.status_code, response.json()["status"]) == (503, 503)
    assert response.headers["x-request-id"]
    assert taught.trace.summary.turned_at == "chaos.errors"


def test_no_share_no_errors(taught) -> None:
    taught.set("chaos.errors", "on", percent=0)

    assert taught.get("/health").status_code == 200

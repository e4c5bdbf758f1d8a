def test_alive_asks_nobody(taught) -> None:
    taught.redis_server.connected = False

    assert taught.get("/health").json() == {"status": "ok"}
    assert taught.trace.summary.statements == 0


def test_ready_asks_the_database_and_redis(taught) -> None:
    assert taught.get("/health/ready").json() == {"status": "ok", "database": "sqlite", "redis": "ok"}


def test_not_ready_without_redis(taught) -> None:
    taught.redis_server.connected = False

    response = taught.get("/health/ready")

    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"

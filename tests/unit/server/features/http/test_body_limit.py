from collections.abc import AsyncIterator

JSON = {"Content-Type": "application/json"}


async def _chunks(size: int, count: int) -> AsyncIterator[bytes]:
    for _ in range(count):
        yield b" " * size


def test_declared_length_is_refused_at_once(taught) -> None:
    taught.set("http.body_limit", limit_bytes=100)

    response = taught.send("POST", "/tasks", content=b" " * 101, headers=JSON)

    assert response.status_code == 413
    assert response.json()["limit_bytes"] == 100
    assert taught.trace.summary.turned_at == "http.body_limit"


def test_bytes_are_counted_when_no_length_is_declared(taught) -> None:
    taught.set("http.body_limit", limit_bytes=100)

    response = taught.send("POST", "/tasks", content=_chunks(60, 2), headers=JSON)

    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"


def test_exactly_the_limit_passes(taught) -> None:
    body = b'{"title": "a", "owner_id": 42}'
    taught.set("http.body_limit", limit_bytes=len(body))

    assert taught.send("POST", "/tasks", content=body, headers=JSON).status_code == 201


def test_off_lets_everything_in(taught) -> None:
    taught.set("http.body_limit", "off")

    assert taught.send("POST", "/tasks", content=_chunks(600_000, 2), headers=JSON).status_code == 400

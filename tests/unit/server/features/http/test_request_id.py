import pytest


def test_makes_a_name(taught) -> None:
    first, second = (taught.get("/health").headers["x-request-id"] for _ in range(2))

    assert len(first) == 26
    assert first != second


def test_keeps_the_clients_name(taught) -> None:
    assert taught.get("/health", headers={"X-Request-ID": "call-7.a_B"}).headers["x-request-id"] == "call-7.a_B"


@pytest.mark.parametrize("name", ["a b", "x" * 65, '{"a":1}', "é"])
def test_does_not_take_odd_names(taught, name: str) -> None:
    response = taught.get("/health", headers={"X-Request-ID": name.encode()})

    assert response.headers["x-request-id"] != name


def test_problems_carry_the_name_even_when_the_stage_is_off(taught) -> None:
    named = taught.get("/nope")
    taught.set("http.request_id", "off")
    unnamed = taught.get("/nope")

    assert named.json()["request_id"] == named.headers["x-request-id"]
    assert "x-request-id" not in unnamed.headers
    assert len(unnamed.json()["request_id"]) == 26

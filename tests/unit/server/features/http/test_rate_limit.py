import asyncio

import fakeredis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.contract.features import Setting
from server.features.http.rate_limit import RateLimit
from server.resources import Resources


def test_an_empty_bucket_answers_429(taught) -> None:
    taught.set("http.rate_limit", "on", rate=0.5, burst=2)

    responses = [taught.get("/health") for _ in range(3)]

    assert [response.status_code for response in responses] == [200, 200, 429]
    assert [response.headers["ratelimit-remaining"] for response in responses] == ["1", "0", "0"]
    assert responses[2].headers["retry-after"] in ("1", "2")
    assert "no token left" in taught.note("http.rate_limit")
    assert taught.trace.summary.turned_at == "http.rate_limit"


def test_behind_authentication_each_user_has_a_bucket(taught) -> None:
    taught.set("auth.mode", "jwt")
    tokens = [taught.login(name).json()["access_token"] for name in ("alice", "bob")]
    taught.set("http.rate_limit", "on", rate=0.1, burst=1)
    order = list(taught.switches.board.snapshot.order)
    order.remove("http.rate_limit")
    order.insert(order.index("auth.mode") + 1, "http.rate_limit")
    _reorder(taught, order)

    statuses = [
        taught.get("/me", headers={"Authorization": f"Bearer {token}"}).status_code for token in (*tokens, tokens[0])
    ]

    assert statuses == [200, 200, 429]


def test_one_token_is_one_token(taught) -> None:
    taught.set("http.rate_limit", "on", rate=0.1, burst=2)

    taught.get("/health")

    assert taught.note("http.rate_limit").startswith("1 token left")


def _reorder(taught, order: list[str]) -> None:
    from server.contract.features import SwitchboardPatch

    taught.runner.run(taught.switches.change(SwitchboardPatch(order=tuple(order))))


def test_without_redis_requests_pass(taught) -> None:
    taught.set("http.rate_limit", "on", rate=0.1, burst=1)
    taught.redis_server.connected = False

    assert [taught.get("/health").status_code for _ in range(3)] == [200, 200, 200]
    assert "out of reach" in taught.note("http.rate_limit")


class Model:
    """The token bucket as the textbook has it."""

    def __init__(self, rate: float, burst: int) -> None:
        self.rate, self.burst, self.tokens, self.at = rate, burst, float(burst), 0.0

    def take(self, now: float) -> bool:
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        taken = self.tokens >= 1
        self.tokens -= taken
        return taken


@settings(deadline=None, max_examples=40)
@given(
    rate=st.sampled_from([0.5, 1.0, 4.0]),
    burst=st.integers(1, 5),
    gaps=st.lists(st.sampled_from([0.0, 0.125, 0.25, 0.5, 1.0, 8.0]), min_size=1, max_size=30),
)
def test_the_script_agrees_with_the_textbook(rate: float, burst: int, gaps: list[float]) -> None:
    async def scenario() -> None:
        redis = fakeredis.FakeAsyncRedis()
        resources = Resources(None, None, redis, None, "", None)  # type: ignore[arg-type]  # only Redis is used
        stage = RateLimit(None, Setting(choice="on", params={"rate": rate, "burst": burst}), resources)  # type: ignore[arg-type]
        model, now, taken = Model(rate, burst), 1000.0, 0
        model.at = now
        for gap in gaps:
            now += gap
            bucket = await stage.take("somebody", now)
            assert bucket.taken == model.take(now)
            assert bucket.tokens == pytest.approx(model.tokens)
            taken += bucket.taken
        assert taken <= burst + rate * sum(gaps)
        await redis.aclose()

    asyncio.run(scenario())

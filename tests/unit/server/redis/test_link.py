import asyncio
from collections.abc import Iterator

import pytest

from server.ports import bind
from server.redis.front import InProcessRedis
from server.redis.link import AT_ONCE, RedisLink
from server.settings import StartError


@pytest.mark.parametrize("url", ["http://host:1", "unknown", "redis://", "redis://host:port"])
def test_a_url_that_cannot_be_used_is_said(url: str) -> None:
    with pytest.raises(StartError, match="Redis URL"):
        RedisLink(url)


def test_nobody_listening_is_said() -> None:
    with bind(0) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(StartError, match=f"127.0.0.1:{port}"):
        RedisLink(f"redis://127.0.0.1:{port}/0").check()


@pytest.fixture
def redis() -> Iterator[InProcessRedis]:
    redis = InProcessRedis(bind(0))
    redis.start()
    yield redis
    redis.stop()


def test_the_embedded_redis_is_told_from_a_real_one(redis: InProcessRedis) -> None:
    async def scenario() -> str:
        link = RedisLink(f"redis://127.0.0.1:{redis.port}/0")
        try:
            await asyncio.to_thread(link.check)
            return await link.label()
        finally:
            await link.close()

    assert asyncio.run(scenario()) == "embedded"


def test_forgetting_leaves_the_keys_of_others(redis: InProcessRedis) -> None:
    async def scenario() -> list[bytes]:
        link = RedisLink(f"redis://127.0.0.1:{redis.port}/0")
        try:
            link.sync.mset({f"bw:rate:user:{number}": "x" for number in range(AT_ONCE + 1)} | {"their:key": "y"})
            await link.forget()
            return list(link.sync.keys())
        finally:
            await link.close()

    assert asyncio.run(scenario()) == [b"their:key"]

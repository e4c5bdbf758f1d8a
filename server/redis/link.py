"""The way from the api process to Redis: its clients, a check at start, and what kind of Redis it is."""

import socket
from urllib.parse import urlsplit

from redis import Redis, RedisError
from redis.asyncio import Redis as AsyncRedis

from server.settings import StartError

CONNECT_TIMEOUT_S = 2.0
ANSWER_TIMEOUT_S = 5.0
OURS = "bw:*"
"""Every key of ours begins like this, so that it can be told from what else lies in a Redis that was given."""
AT_ONCE = 500


class RedisLink:
    """Two clients of one Redis: for stages, which are async, and for ``def`` endpoints."""

    def __init__(self, url: str) -> None:
        self._label = ""
        parts = urlsplit(url)
        if parts.scheme not in ("redis", "rediss") or not parts.hostname:
            raise StartError(
                "The Redis URL can't be used.",
                f"It begins with {parts.scheme or 'nothing'}:// where redis:// or rediss:// is wanted.",
                "Give redis://host:port/number, or leave it out for the embedded Redis.",
            )
        self.address = f"{parts.hostname}:{_port(url)}"
        self.sync = Redis.from_url(url, socket_connect_timeout=CONNECT_TIMEOUT_S, socket_timeout=ANSWER_TIMEOUT_S)
        self.asynchronous = AsyncRedis.from_url(
            url, socket_connect_timeout=CONNECT_TIMEOUT_S, socket_timeout=ANSWER_TIMEOUT_S
        )

    def check(self) -> None:
        """See whether somebody listens, without waiting for an answer. Blocks. Raises ``StartError``."""
        host, _, port = self.address.rpartition(":")
        try:
            socket.create_connection((host, int(port)), timeout=CONNECT_TIMEOUT_S).close()
        except OSError as error:
            raise StartError(
                f"Redis at {self.address} can't be reached.", str(error), "Start it, or use the embedded Redis."
            ) from error

    async def label(self) -> str:
        """What answers there: 'embedded', or 'Redis 7.2.4 at host:port'. Asked once."""
        if not self._label:
            try:
                info = await self.asynchronous.info("server")
            except RedisError as error:
                return f"Redis at {self.address} does not answer: {error}"
            is_embedded = "embedded" in info
            self._label = "embedded" if is_embedded else f"Redis {info['redis_version']} at {self.address}"
        return self._label

    async def forget(self) -> None:
        """Delete sessions, caches, buckets and reports: every key of ours, and nobody else's."""
        found: list[bytes] = []
        async for key in self.asynchronous.scan_iter(match=OURS, count=AT_ONCE):
            found.append(key)
        for start in range(0, len(found), AT_ONCE):
            await self.asynchronous.unlink(*found[start : start + AT_ONCE])

    async def close(self) -> None:
        """Close all connections."""
        await self.asynchronous.aclose()
        self.sync.close()


def _port(url: str) -> int:
    try:
        return urlsplit(url).port or 6379
    except ValueError as error:
        raise StartError("The Redis URL can't be used.", str(error), "Give redis://host:port/number.") from error

"""Let each client do so much and no more.

Problem: one client in a loop takes what was meant for all.
Idea: a token bucket. Each client's bucket holds up to ``burst`` tokens and is refilled at ``rate`` tokens a second;
a request takes one, and an empty bucket answers 429 with the time to wait. It lives in Redis, so all replicas share
it, and it is one Lua script, so that reading and taking can't be torn apart by another request.
Trade-off: a question to Redis per request. When Redis is out of reach we let requests through: better open than
down.
"""

import math
from dataclasses import dataclass

from redis.exceptions import RedisError
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from server.contract.features import ParamInfo, Setting
from server.errors import problem
from server.features.base import OFF_ON, Feature, StageSpec
from server.features.messages import with_headers
from server.identity import identity_of
from server.recording.record import annotate
from server.resources import Resources

TAKE_A_TOKEN = """
local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local clock = redis.call('TIME')
local now = tonumber(ARGV[3]) or clock[1] + clock[2] / 1000000
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens, at = tonumber(bucket[1]) or burst, tonumber(bucket[2]) or now
tokens = math.min(burst, tokens + math.max(0, now - at) * rate)
local taken = 0
if tokens >= 1 then
  tokens, taken = tokens - 1, 1
end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', string.format('%.6f', math.max(now, at)))
redis.call('PEXPIRE', KEYS[1], math.ceil(burst / rate * 1000) + 1000)
return {taken, tostring(tokens)}
"""


@dataclass(frozen=True, slots=True)
class Bucket:
    """What the script found: whether a token was there, and how many are left."""

    taken: bool
    tokens: float
    rate: float

    @property
    def wait_s(self) -> float:
        """Seconds until there is a whole token again."""
        return max(0.0, (1 - self.tokens) / self.rate)


class RateLimit:
    """Answers 429 when the client's bucket is empty."""

    def __init__(self, app: ASGIApp, setting: Setting, resources: Resources) -> None:
        self.app = app
        self.rate = float(setting.params["rate"])
        self.burst = int(setting.params["burst"])
        self._take = resources.redis.register_script(TAKE_A_TOKEN)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a token or turn the request round."""
        client = client_of(scope)
        try:
            bucket = await self.take(client)
        except RedisError:
            annotate("http.rate_limit", "Redis is out of reach: let through")
            await self.app(scope, receive, send)
            return
        if bucket.taken:
            left = int(bucket.tokens)
            annotate("http.rate_limit", f"{left} {'token' if left == 1 else 'tokens'} left", client=client)
            await self.app(scope, receive, with_headers(send, lambda headers: self._tell(headers, bucket)))
            return
        annotate("http.rate_limit", f"no token left, retry in {bucket.wait_s:.1f} s", client=client)
        retry_after = {"Retry-After": str(math.ceil(bucket.wait_s))}
        answer = problem(scope, 429, f"At most {self.rate:g} requests a second, please.", headers=retry_after)
        self._tell(answer.headers, bucket)
        await answer(scope, receive, send)

    async def take(self, client: str, now: float | None = None) -> Bucket:
        """Ask Redis for one token. ``now`` (seconds) replaces Redis's clock in tests."""
        arguments = [self.rate, self.burst] + ([] if now is None else [now])
        taken, tokens = await self._take(keys=[f"bw:rate:{client}"], args=arguments)
        return Bucket(bool(taken), float(tokens), self.rate)

    def _tell(self, headers: MutableHeaders, bucket: Bucket) -> None:
        headers["RateLimit-Limit"] = str(self.burst)
        headers["RateLimit-Remaining"] = str(int(bucket.tokens))
        headers["RateLimit-Reset"] = str(math.ceil((self.burst - bucket.tokens) / self.rate))


def client_of(scope: Scope) -> str:
    """Whose bucket it is: the user's when authentication came first, the address's otherwise."""
    user = identity_of(scope)
    if user is not None:
        return f"user:{user.id}"
    address = scope.get("client")
    return f"address:{address[0] if address else 'unknown'}"


FEATURE = Feature(
    id="http.rate_limit",
    title="Rate limit",
    summary="Answers 429 to a client whose token bucket is empty.",
    teaches="Token buckets, Retry-After, why the order of stages matters.",
    choices=OFF_ON,
    default="off",
    params=(
        ParamInfo(
            name="rate", title="Rate", kind="float", default=5.0, minimum=0.1, maximum=10_000, step=1, unit="requests/s"
        ),
        ParamInfo(
            name="burst", title="Burst", kind="int", default=10, minimum=1, maximum=10_000, step=1, unit="requests"
        ),
    ),
    stage=StageSpec("rate limit", "gate", RateLimit),
)

"""Give a retried POST the answer that the first one got, instead of doing it again.

Problem: a client whose answer got lost can't know whether we did what it asked. It retries, and there are two tasks.
Idea: the client makes up a key for each thing it wants done (``Idempotency-Key``) and repeats it in every retry. The
first request claims the key in Redis, and its answer is kept there; a retry gets that answer and nothing is done.
Trade-off: a question to Redis per keyed POST, and a place for each answer. Work and answer are kept in two stores:
who dies between them leaves a claim that ends by itself, and a later retry does the work again. Only a key that is
stored in the same transaction as the work closes that gap. Without Redis we refuse: better no task than two.
"""

import hashlib
import json
import uuid
from dataclasses import dataclass
from typing import Any

from redis.exceptions import RedisError
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.contract.features import ParamInfo, Setting
from server.errors import problem
from server.features.base import OFF_ON, Feature, StageSpec
from server.features.messages import held_until_whole
from server.identity import identity_of
from server.recording.record import annotate
from server.resources import Resources

ID = "http.idempotency"
LONGEST_KEY = 255
CLAIM_S = 60
"""A claim without an answer ends after this: whoever made it is gone."""
SETTLE = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
if ARGV[2] == '' then
  return redis.call('DEL', KEYS[1])
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
"""
"""Turn the claim into the answer, or drop it; never touch what somebody else has claimed meanwhile."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One request's hold on its key."""

    place: str
    fingerprint: str
    owner: str
    """Made up for each request, so that nobody settles a claim that isn't theirs."""

    @property
    def text(self) -> str:
        """What stands in Redis while the request is under way."""
        return json.dumps({"fingerprint": self.fingerprint, "owner": self.owner})

    def answered(self, start: Message, body: bytes) -> str:
        """What stands there afterwards; empty when the answer isn't kept.

        A failure of ours may pass, so a retry shall try again; and ``no-store`` (a log-in) means us too.
        """
        headers = Headers(raw=start["headers"])
        if start["status"] >= 500 or "no-store" in headers.get("cache-control", ""):
            return ""
        answer = {"status": start["status"], "headers": headers.items(), "body": body.decode("latin-1")}
        return json.dumps({"fingerprint": self.fingerprint, **answer})


class Idempotency:
    """Lets the first request of a key through, and answers all others of that key itself."""

    def __init__(self, app: ASGIApp, setting: Setting, resources: Resources) -> None:
        self.app = app
        self.keep_s = int(setting.params["ttl_s"])
        self._redis = resources.redis
        self._settle = resources.redis.register_script(SETTLE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what has no key; a key that can't be one is refused."""
        key = Headers(scope=scope).get("idempotency-key")
        if scope["method"] != "POST" or key is None:
            annotate(ID, "no key: a retry does it again" if scope["method"] == "POST" else "only for POST")
            await self.app(scope, receive, send)
        elif 1 <= len(key) <= LONGEST_KEY and key.isprintable():
            await self._keyed(key, scope, receive, send)
        else:
            detail = f"An Idempotency-Key has 1 to {LONGEST_KEY} printable characters."
            await problem(scope, 400, detail)(scope, receive, send)

    async def _keyed(self, key: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Claim the key and do it, or say what became of the request that claimed it first."""
        body = await _whole(receive)
        claim = Claim(_place(scope, key), _fingerprint(scope, body), uuid.uuid4().hex)
        try:
            earlier = await self._claim(claim)
        except RedisError:
            annotate(ID, "Redis is out of reach: refused")
            detail = "Whether this was done before can't be looked up. Try again."
            await problem(scope, 503, detail, headers={"Retry-After": "1"})(scope, receive, send)
            return
        if earlier is None:
            await self._first(claim, scope, _replayed(body, receive), send)
        else:
            await _later(earlier, claim, scope)(scope, receive, send)

    async def _claim(self, claim: Claim) -> dict[str, Any] | None:
        """None when the key is ours now; else what is kept under it: a claim, or an answer."""
        while not await self._redis.set(claim.place, claim.text, nx=True, ex=CLAIM_S):
            kept = await self._redis.get(claim.place)
            if kept is not None:  # else it ended between the two questions
                found: dict[str, Any] = json.loads(kept)
                return found
        return None

    async def _first(self, claim: Claim, scope: Scope, receive: Receive, send: Send) -> None:
        """Do it, and keep the answer before it leaves: it may get lost on its way."""
        settled = False

        async def finish(start: Message, body: bytes) -> None:
            nonlocal settled
            settled = True
            await self._end(claim, claim.answered(start, body))
            await send(start)
            await send({"type": "http.response.body", "body": body})

        try:
            await self.app(scope, receive, held_until_whole(finish))
        finally:
            if not settled:
                await self._end(claim, "")

    async def _end(self, claim: Claim, answer: str) -> None:
        note = f"first time: answer kept for {self.keep_s:,} s" if answer else "first time: answer not kept"
        try:
            await self._settle(keys=[claim.place], args=[claim.text, answer, self.keep_s * 1000])
        except RedisError:
            note = f"Redis is out of reach: the key stays claimed for {CLAIM_S} s"
        annotate(ID, note)


def _place(scope: Scope, key: str) -> str:
    """One user's key says nothing about another's."""
    user = identity_of(scope)
    return f"bw:idempotency:{f'user:{user.id}' if user else 'anybody'}:{key}"


def _fingerprint(scope: Scope, body: bytes) -> str:
    """Equal requests, equal fingerprint."""
    target = f"{scope['path']}?".encode("utf-8", "surrogateescape") + scope["query_string"]
    return hashlib.sha256(target + b"\n" + body).hexdigest()


def _later(earlier: dict[str, Any], claim: Claim, scope: Scope) -> Response:
    """The answer to whoever finds the key taken."""
    if earlier["fingerprint"] != claim.fingerprint:
        annotate(ID, "the key belongs to another request")
        return problem(scope, 422, "This Idempotency-Key was used for another request.")
    if "status" not in earlier:
        annotate(ID, "the first one is still under way")
        detail = "The first request with this Idempotency-Key is still under way."
        return problem(scope, 409, detail, headers={"Retry-After": "1"})
    annotate(ID, "a retry: gets the first answer, nothing is done")
    again = Response(earlier["body"].encode("latin-1"), earlier["status"])
    again.raw_headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in earlier["headers"]]
    again.headers["Idempotent-Replayed"] = "true"
    return again


async def _whole(receive: Receive) -> bytes:
    """The whole body; how large it may be is for the body limit to say."""
    parts, more = [], True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A ``receive`` that gives the body that was read already, then goes on as before."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replaying() -> Message:
        return waiting.pop() if waiting else await receive()

    return replaying


FEATURE = Feature(
    id=ID,
    title="Idempotency keys",
    summary="A POST that comes again with its Idempotency-Key gets the first answer again.",
    teaches="Retries, keys for what shall happen once, why POST is not idempotent.",
    choices=OFF_ON,
    default="off",
    params=(
        ParamInfo(
            name="ttl_s",
            title="Keep for",
            kind="int",
            default=86_400,
            minimum=1,
            maximum=604_800,
            step=3600,
            unit="s",
        ),
    ),
    stage=StageSpec("idempotency", "gate", Idempotency),
)

"""Remember an expensive answer for a while.

Problem: a user's profile is computed from the whole task table, and asked for far more often than it changes.
Idea: cache-aside. Look into Redis first; on a miss compute, store with a time to live, answer. A write may delete
what it made wrong, after its commit.
Trade-off: until the time is up, or a write deletes it, the answer can be out of date. Deleting on write closes most
of that gap, at the price of knowing every write that matters.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter_ns, time
from typing import Protocol

from redis.exceptions import RedisError

from server.contract.features import ChoiceInfo, ParamInfo, Setting
from server.features.base import Feature
from server.recording.record import annotate, cache_operation
from server.resources import Resources

REMEMBERED_S = 3_600
"""How long we know why a key is gone, to tell 'expired' from 'never there'."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A profile as JSON text; ``age_s`` is None when it was computed just now."""

    text: str
    age_s: float | None = None


class ProfileCache(Protocol):
    """Where services get profiles from, and tell of writes."""

    used: bool

    def get(self, user_id: int, compute: Callable[[], str]) -> Answer: ...

    def changed(self, user_id: int) -> None: ...


class NoCache:
    """Computes every time."""

    used = False

    def get(self, user_id: int, compute: Callable[[], str]) -> Answer:
        """Compute."""
        del user_id
        return Answer(compute())

    def changed(self, user_id: int) -> None:
        """Forget nothing, since nothing is kept."""


class CacheAside:
    """Looks into Redis first, and stores what it had to compute."""

    used = True

    def __init__(self, setting: Setting, resources: Resources) -> None:
        self._redis = resources.redis_sync
        self._ttl_s = int(setting.params["ttl_s"])
        self._invalidates = bool(setting.params["invalidate_on_write"])

    def get(self, user_id: int, compute: Callable[[], str]) -> Answer:
        """The stored profile if there is one, else a fresh one, which is stored."""
        key, started_ns = _key(user_id), perf_counter_ns()
        try:
            stored, ending = self._redis.mget(key, _trail(key))
        except RedisError:
            cache_operation(key=key, outcome="bypass", started_ns=started_ns, reason="Redis is out of reach")
            return Answer(compute())
        if stored is not None:
            return self._hit(key, stored, started_ns)
        reason = _text(ending) or "cold"
        cache_operation(key=key, outcome="miss", started_ns=started_ns, reason=reason)
        annotate("cache", f"miss: {reason}")
        text = compute()
        self._store(key, text)
        return Answer(text)

    def changed(self, user_id: int) -> None:
        """A write made this profile wrong: delete it, if that is switched on."""
        if not self._invalidates:
            annotate("cache", "not invalidated: readers may see the old profile")
            return
        key, started_ns = _key(user_id), perf_counter_ns()
        try:
            if self._redis.delete(key):
                self._redis.set(_trail(key), "invalidated", ex=REMEMBERED_S)
        except RedisError:
            return
        cache_operation(key=key, outcome="delete", started_ns=started_ns, reason="written")

    def _hit(self, key: str, stored: bytes | str, started_ns: int) -> Answer:
        entry = json.loads(stored)
        age_s = max(0.0, time() - entry["at"])
        cache_operation(
            key=key,
            outcome="hit",
            started_ns=started_ns,
            reason="fresh",
            ttl_s=max(0.0, entry["ttl_s"] - age_s),
            age_s=age_s,
            size_bytes=len(stored),
        )
        annotate("cache", f"hit, age {age_s:.0f} s")
        return Answer(entry["text"], age_s)

    def _store(self, key: str, text: str) -> None:
        started_ns = perf_counter_ns()
        entry = json.dumps({"at": time(), "ttl_s": self._ttl_s, "text": text})
        try:
            with self._redis.pipeline(transaction=False) as pipe:
                pipe.set(key, entry, ex=self._ttl_s)
                pipe.set(_trail(key), "expired", ex=max(REMEMBERED_S, 2 * self._ttl_s))
                pipe.execute()
        except RedisError:
            return
        cache_operation(key=key, outcome="write", started_ns=started_ns, ttl_s=self._ttl_s, size_bytes=len(entry))


def _key(user_id: int) -> str:
    return f"bw:profile:{user_id}"


def _trail(key: str) -> str:
    """Beside each entry lies what will have ended it, once it is gone."""
    return f"{key}:ended"


def _text(value: bytes | str | None) -> str:
    return value.decode() if isinstance(value, bytes) else value or ""


FEATURE = Feature(
    id="cache.profile",
    title="Profile cache",
    summary="Keeps computed user profiles in Redis.",
    teaches="Cache-aside, time to live, staleness, invalidation.",
    choices=(
        ChoiceInfo(value="off", label="off", summary="Computed every time."),
        ChoiceInfo(value="aside", label="cache-aside", summary="Looked up first, computed on a miss."),
    ),
    default="off",
    params=(
        ParamInfo(
            name="ttl_s", title="Time to live", kind="int", default=30, minimum=1, maximum=3_600, step=5, unit="s"
        ),
        ParamInfo(name="invalidate_on_write", title="Invalidate on write", kind="bool", default=False),
    ),
    strategies={"off": lambda _setting, _resources: NoCache(), "aside": CacheAside},
)

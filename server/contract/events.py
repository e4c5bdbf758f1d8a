"""The live stream of the control listener: one JSON object a line, told apart by ``type``."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from server.contract.base import Message
from server.contract.features import Switchboard
from server.contract.traces import TraceSummary


class TickEvent(Message):
    """Exact counts and latencies of every request that ended in the last tick (250 ms), traced or not."""

    type: Literal["tick"] = "tick"
    at: float
    span_s: float
    statuses: dict[str, int] = Field(default={}, description="Requests by status class: '2xx', '4xx', ...")
    latencies_ms: tuple[float, ...] = Field(default=(), description="Of every request, capped at 2,000 a tick.")
    cache_hits: int = 0
    cache_misses: int = 0
    in_flight: int = 0
    traced: int = 0
    turned: dict[str, int] = Field(default={}, description="Short circuits by stage and status: 'http.rate_limit 429'.")
    dropped: int = Field(default=0, description="Events that this reader missed because it read too slowly.")


class TraceEvent(Message):
    """A request ended and its trace can be asked for."""

    type: Literal["trace"] = "trace"
    trace: TraceSummary


class SwitchEvent(Message):
    """A switch or the order changed: charts draw a marker here."""

    type: Literal["switch"] = "switch"
    at: float
    label: str = Field(description="Short: 'index owner', 'cache off', 'order changed'.")
    switchboard: Switchboard


class WorldEvent(Message):
    """The data set is being made or was replaced."""

    type: Literal["world"] = "world"
    at: float
    world: str
    state: Literal["loading", "ready", "failed"]
    done_rows: int = 0
    total_rows: int = 0
    message: str = ""


Event = Annotated[TickEvent | TraceEvent | SwitchEvent | WorldEvent, Field(discriminator="type")]
EVENT: TypeAdapter[Event] = TypeAdapter(Event, config=ConfigDict(cache_strings="keys"))
"""Reads a line of the stream. Texts are not cached: each request has an id of its own, and none comes twice."""

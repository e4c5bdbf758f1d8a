"""What is known of one request of a send while it runs: a redirect, a log-in or a second try begins another."""

import time
import uuid

import httpcore

from workbench.client.failures import Where
from workbench.client.outgoing import limits_of, request_of, sent_of
from workbench.client.phase_clock import PhaseClock, Progress
from workbench.client.wire_tap import WireTap
from workbench.core.encode import EncodedRequest
from workbench.core.exchange import Exchange, Headers, Hop, ReceivedResponse, SendFailure
from workbench.core.request import RequestDraft


class Leg:
    """One request and its answer."""

    def __init__(self, draft: RequestDraft, encoded: EncodedRequest, progress: Progress | None) -> None:
        self.id = uuid.uuid4().hex
        self.draft = draft
        self.encoded = encoded
        self.started_at = time.time()
        self.clock = PhaseClock(progress, encoded.body.size)
        self.tap = WireTap(self.clock)
        self.limits = limits_of(draft)
        """Seconds by httpcore's names; a change counts from the next read on."""
        self.http_version = "HTTP/1.1"
        self.body_bytes = 0

    @property
    def place(self) -> str:
        """Whom it talks to, as messages name it."""
        proxy = self.encoded.proxy
        return f"the proxy {proxy.place}" if proxy is not None else self.encoded.address.place

    def request(self) -> httpcore.Request:
        """For httpcore."""
        return request_of(self.encoded, self.clock, self.limits)

    @property
    def where(self) -> Where:
        """What to tell of it when it breaks off."""
        limits = (self.draft.connect_timeout_s, self.draft.read_timeout_s)
        return Where(self.place, self.clock.phase, self.body_bytes, *limits, self.heard, self.unsent)

    @property
    def unsent(self) -> int:
        """Bytes of the request's body that nobody took."""
        return max(0, self.encoded.body.size - self.clock.sent_bytes)

    @property
    def heard(self) -> bool:
        """Whether the answer's head began to come, though not all of it did."""
        return self.clock.phase == "wait" and self.tap.received_bytes > 0

    def exchange(self, response: ReceivedResponse | None, failure: SendFailure | None) -> Exchange:
        """The leg as the last of its send."""
        return Exchange(
            id=self.id,
            draft=self.draft,
            started_at=self.started_at,
            sent=sent_of(self.encoded, self.http_version),
            response=response,
            failure=failure,
            phases=self.clock.phases(),
            local_port=self.tap.local_port,
            wire=self.tap.bytes(),
        )

    def hop(self, status: int, reason: str, headers: Headers, why: str) -> Hop:
        """The leg as one that others followed; bodies of hops are not kept."""
        return Hop(
            sent_of(self.encoded, self.http_version, body=False), status, reason, headers, self.clock.phases(), why
        )

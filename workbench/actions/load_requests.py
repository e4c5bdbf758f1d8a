"""Makes requests ready to be repeated under load: encoded as for a single send, with their files read in."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.core.burst import LoadRequest
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.draft_error import DraftError
from workbench.core.encode import EncodedRequest, encode
from workbench.core.load_request import load_request
from workbench.core.request import RequestDraft
from workbench.core.variables import with_base


def _no_cookies() -> Jar:
    return EMPTY_JAR


@dataclass(frozen=True)
class LoadRequests:
    """Knows the running backend's address and the cookie jar, as a single send does."""

    base: Callable[[], str]
    cookies: Callable[[], Jar] = _no_cookies
    variables: Callable[[], Mapping[str, str]] = dict
    """What else a request may name, beside ``{{base}}``."""

    def encode(self, draft: RequestDraft) -> EncodedRequest:
        """The request as it would be sent now.

        Raises:
            DraftError: When the draft can't become a request.
        """
        base = self.base()
        known = with_base(base, self.variables())
        if "base" not in known and "{{base}}" in draft.url:
            raise DraftError("URL", "the backend is not running, so {{base}} has no address")
        encoded = encode(
            draft, known, self.cookies(), now=time.time(), file_size=lambda path: Path(path).stat().st_size
        )
        if encoded.address.is_socket:
            raise DraftError("URL", "a WebSocket can't be repeated; load is made of requests and answers")
        if encoded.pending:
            raise DraftError("Auth", "under load nobody logs in in between: use a Bearer token or a cookie")
        return encoded


async def with_body(encoded: EncodedRequest) -> LoadRequest:
    """The request with its body read into memory, off the event loop."""
    return await asyncio.to_thread(load_request, encoded, lambda path: Path(path).read_bytes())


def title_of(encoded: EncodedRequest) -> str:
    """How a person names the request: 'GET /tasks?limit=50'."""
    return f"{encoded.method} {encoded.target}"

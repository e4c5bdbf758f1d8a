"""What assertions and captures look at: one answer, its body read, its JSON parsed at most once."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from workbench.core.exchange import Headers


class CouldNotCheckError(Exception):
    """The answer can't be judged here; the message says why. It counts as neither passed nor failed."""


@dataclass(frozen=True)
class Answer:
    """One answer. Where ``body`` is None, ``unread`` says why."""

    method: str
    url: str
    status: int
    headers: Headers
    body: bytes | None
    body_bytes: int
    time_ms: float
    unread: str = ""

    def header(self, name: str) -> str | None:
        """The header's value; several of one name are one list (RFC 9110, section 5.3)."""
        wanted = name.strip().lower()
        found = [value for key, value in self.headers if key.lower() == wanted]
        return ", ".join(found) if found else None

    def cookie(self, name: str) -> str | None:
        """The value that the last ``Set-Cookie`` of that name gives."""
        lines = [value.partition(";")[0] for key, value in self.headers if key.lower() == "set-cookie"]
        pairs = {pair.partition("=")[0].strip(): pair.partition("=")[2].strip() for pair in lines}
        return pairs.get(name)

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    @cached_property
    def text(self) -> str:
        """The body as text in the charset that it names; raises CouldNotCheckError."""
        if self.body is None:
            raise CouldNotCheckError(self.unread)
        try:
            return self.body.decode(self._charset, "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")

    @cached_property
    def json(self) -> object:
        """The body as JSON; raises ValueError when it is none, CouldNotCheckError when it is nested too deeply."""
        try:
            return json.loads(self.text, parse_constant=_no_constant)
        except RecursionError:
            raise CouldNotCheckError("The JSON is nested too deeply to be looked into.") from None

    @property
    def _charset(self) -> str:
        _, _, after = (self.header("content-type") or "").lower().partition("charset=")
        return after.partition(";")[0].strip(" \"'") or "utf-8"


def _no_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")

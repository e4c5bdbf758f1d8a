"""How a rule of the browser came out: the words that explain it, the header concerned, and what would allow it."""

from dataclasses import dataclass
from typing import Literal

Wanted = Literal["origin", "method", "header", "credentials", "expose", ""]


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why the browser stopped: one sentence around the header concerned, and where the standard says so."""

    title: str
    header: str
    """The header that decides, for example ``Access-Control-Allow-Headers``; empty when none does."""
    text: str
    """What is the matter with it; it reads on from the header's name."""
    section: str
    wanted: Wanted = ""
    """What the server would have to allow; empty when no CORS setting helps."""
    value: str = ""
    """The origin, method or header name that it would have to allow."""

    def __str__(self) -> str:
        return f"{self.header} {self.text}".strip()

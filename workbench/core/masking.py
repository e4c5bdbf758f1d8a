"""Covers secrets in any text: for history, previews, exports, logs and what is copied."""

import json
import re
from collections.abc import Iterable

from workbench.core import percent

COVER = "••••"
_SHORTEST = 3
"""A shorter value would turn up everywhere, and covering it would tell it."""
_TELLING, _LONG = 3, 12


def covered(value: str) -> str:
    """What is shown of a secret: nothing, or its end when it is so long that this gives nothing away."""
    return COVER + (value[-_TELLING:] if len(value) >= _LONG else "")


class Masker:
    """Knows some secrets, and covers them as they stand, percent-encoded, as form fields, or inside JSON strings."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._covers: dict[str, str] = {}
        for secret in secrets:
            if len(secret) >= _SHORTEST:
                self._covers.update(dict.fromkeys(_forms(secret), covered(secret)))
        longest_first = sorted(self._covers, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    @property
    def knows_any(self) -> bool:
        """Whether there is anything to cover at all."""
        return self._pattern is not None

    def mask(self, text: str) -> str:
        """The text with every known secret covered."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda match: self._covers[match[0]], text)


NOTHING_SECRET = Masker()


def _forms(secret: str) -> set[str]:
    inside_json = json.dumps(secret)[1:-1]
    kept = json.dumps(secret, ensure_ascii=False)[1:-1]
    return {secret, inside_json, kept, percent.query_value(secret), percent.form(secret), percent.path(secret)}

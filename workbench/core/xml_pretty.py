"""Lays XML out on lines without parsing it: no entity is expanded, nothing is loaded, broken XML is shown too."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|<[^<>]*>|[^<]+|<", re.DOTALL
)
_INDENT = "  "
_DEEPEST = 64


def pretty(text: str) -> Iterator[str]:
    """The pieces of the laid-out text; an element that holds only text stays on its line."""
    depth = 0
    in_line = True
    for match in _TOKEN.finditer(text):
        token = match[0].strip() if match[0][0] != "<" else match[0]
        if not token:
            continue
        closes, opens = token.startswith("</"), _opens(token)
        depth = max(0, depth - closes)
        stays = in_line and (closes or not token.startswith("<") or (not depth and not match.start()))
        yield token if stays else "\n" + _INDENT * min(depth, _DEEPEST) + token
        depth += opens
        in_line = opens or (in_line and not closes and not token.startswith("<"))


def _opens(token: str) -> bool:
    return token.startswith("<") and len(token) > 1 and token[1] not in "/!?" and not token.endswith("/>")

"""Colours one line of XML or HTML; each line stands for itself, so any of them can be painted alone."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<comment><!--.*?(?:-->|$)|^(?:(?!<!--).)*-->|<[!?][^>]*>?)"
    r"|(?P<tag></?[\w:.-]+)|(?P<close>/?>)"
    r"|(?P<name>[\w:@.-]+(?=\s*=\s*[\"']))|(?P<value>(?<==)\s*(?:\"[^\"]*\"?|'[^']*'?))|(?P<entity>&[\w#]+;)"
)
_TOKENS = {
    "comment": "text.muted",
    "tag": "syntax.keyword",
    "close": "syntax.keyword",
    "name": "syntax.key",
    "value": "syntax.string",
    "entity": "syntax.number",
}


def runs(line: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of the line with the colour token of each: (start, end, token)."""
    at = 0
    in_tag = False
    for match in _TOKEN.finditer(line):
        kind = match.lastgroup or ""
        if kind in ("name", "value") and not in_tag and "<" in line[: match.start()]:
            continue  # text that looks like an attribute; a line that begins inside of a tag is taken at its word
        in_tag = kind in ("tag", "name", "value")
        if match.start() > at:
            yield at, match.start(), "text.primary"
        yield match.start(), match.end(), _TOKENS[kind]
        at = match.end()
    if at < len(line):
        yield at, len(line), "text.primary"

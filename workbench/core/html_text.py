"""Shows HTML as the text that a person would read in it: nothing is run, and nothing is loaded."""

import re
from html.parser import HTMLParser

_UNSEEN = frozenset(("script", "style", "template", "noscript", "head"))
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """
    address article aside blockquote br div dl dt dd fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main
    nav ol p pre section table title tr ul
""",
    )
)
_SPACES = re.compile(r"[ \t\r\n]+")
_GAPS = re.compile(r"\n{3,}")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen: list[str] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _BLOCKS:
            self.pieces.append("\n• " if tag == "li" else "\n")
        elif tag in ("td", "th"):
            self.pieces.append("\t")
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")
        elif tag == "img":
            self.pieces.append(f"[{dict(attrs).get('alt') or 'image'}]")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag == "a" and self._links:
            target = self._links.pop()
            self.pieces.append(f" <{target}>" if target and not target.startswith("#") else "")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(_SPACES.sub(" ", data))


def readable(html: str) -> str:
    """The text of a page, a line for each block, with the targets of its links."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (line.strip(" ") for line in "".join(reader.pieces).split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()

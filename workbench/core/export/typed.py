"""Writes a request down with its ``{{variables}}`` as they were typed, or with all of them filled in as text.

The encoder knows no variables without a value, so each goes through it as a word of letters and digits, which nothing
escapes, and is put back in what was written.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from workbench.core.draft_texts import with_texts
from workbench.core.export.outgoing import Outgoing, outgoing, without_secrets
from workbench.core.request import BasicAuth, NoAuth, RequestDraft, Row
from workbench.core.variables import PATTERN, expand, with_base

_WORD = "workbenchvar"
WORD = re.compile(rf"{_WORD}(\d+)x")
"""What stands for a variable while a request is written down."""
_PORT = re.compile(rf"^(\w+://[^/?#]*:)({_WORD}\d+x)(?=[/?#]|$)")
_FIRST_PORT = 64_000


def with_variables(write: Callable[[Outgoing], str], draft: RequestDraft, *, secrets: bool) -> str:
    """What ``write`` makes of the draft, its variables left alone. Raises ``DraftError``."""
    shown = draft if secrets else without_secrets(draft)
    words = _Words()
    bare = words.put_into(_addressed(shown))
    encoded = outgoing(bare, {}, secrets=True)
    return words.take_out_of(write(replace(encoded, url=words.restored_url(encoded.url), draft=shown)))


def filled(draft: RequestDraft, variables: Mapping[str, str], *, secrets: bool) -> RequestDraft:
    """The draft with values in place of its variables; a secret becomes ``{{TOKEN}}``. Raises ``DraftError``."""
    shown = draft if secrets else without_secrets(draft)
    known = variables if secrets else with_base("", variables).masked(lambda _name: "{{TOKEN}}")
    whole = with_base("", known)
    return with_texts(_addressed(shown), lambda text: text if text == "{{TOKEN}}" else expand(text, whole, "Request"))


def _addressed(draft: RequestDraft) -> RequestDraft:
    """A bare path is one on the running backend."""
    return replace(draft, url="{{base}}" + draft.url) if draft.url.startswith("/") else draft


@dataclass
class _Words:
    """The words that stand for variables, and what each stands for."""

    typed: list[str] = field(default_factory=list)
    ports: dict[str, str] = field(default_factory=dict)
    bare: bool = False
    """Whether the URL was typed without a scheme."""

    def put_into(self, draft: RequestDraft) -> RequestDraft:
        worded = with_texts(_with_plain_basic(draft), lambda text: PATTERN.sub(self._word, text))
        self.bare = "://" not in worded.url
        url = f"http://{worded.url}" if self.bare else worded.url
        return replace(worded, url=_PORT.sub(self._port, url))

    def restored_url(self, url: str) -> str:
        """The URL as it was typed at its begin: without the scheme that a variable holds, with the port's variable."""
        if self.bare and re.match(rf"http://{_WORD}\d+x", url):
            url = url.removeprefix("http://")
        for number, word in self.ports.items():
            url = re.sub(rf"^([^/?#]*(?://[^/?#]*)?:){number}(?=[/?#]|$)", rf"\g<1>{word}", url)
        return url

    def take_out_of(self, text: str) -> str:
        return WORD.sub(lambda found: self.typed[int(found[1])], text)

    def _word(self, found: re.Match[str]) -> str:
        if found[0] not in self.typed:
            self.typed.append(found[0])
        return f"{_WORD}{self.typed.index(found[0])}x"

    def _port(self, found: re.Match[str]) -> str:
        number = str(_FIRST_PORT + len(self.ports))
        self.ports[number] = found[2]
        return found[1] + number


def _with_plain_basic(draft: RequestDraft) -> RequestDraft:
    """Base64 would hide the variables: the pair stands in the header as it is, for the other tool to encode."""
    auth = draft.auth
    if not isinstance(auth, BasicAuth) or "{{" not in auth.username + auth.password:
        return draft
    header = Row("Authorization", f"Basic {auth.username} {auth.password}")
    return replace(draft, auth=NoAuth(), headers=(*draft.headers, header))

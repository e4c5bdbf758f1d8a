"""What of a send and its answer is nobody else's business: credentials that went out, and session cookies that came."""

from collections.abc import Iterable, Iterator

from workbench.core.draft_secrets import SECRET_HEADERS, take_out
from workbench.core.exchange import AddedHeader, Exchange
from workbench.core.masking import Masker
from workbench.core.request import ApiKeyAuth, RequestDraft


def masker_of(exchange: Exchange, known: tuple[str, ...] = ()) -> Masker:
    """Covers the credentials of an exchange, and those that are known from elsewhere."""
    return Masker((*known, *_credentials(exchange)))


def credentials_of(draft: RequestDraft, headers: Iterable[AddedHeader]) -> Iterator[str]:
    """What a draft, and the headers made of it, hold of credentials."""
    auth = draft.auth
    names = {*SECRET_HEADERS, auth.name.lower()} if isinstance(auth, ApiKeyAuth) else set(SECRET_HEADERS)
    yield from take_out(draft)[1].values()
    for header in headers:
        if header.name.lower() in names:
            yield from _values(header.name.lower(), header.value)


def _credentials(exchange: Exchange) -> Iterator[str]:
    requests = (exchange.sent, *(hop.sent for hop in exchange.hops))
    yield from credentials_of(exchange.draft, (header for sent in requests if sent for header in sent.headers))
    for answer in (exchange.response, *exchange.hops):
        for name, value in answer.headers if answer else ():
            if name.lower() == "set-cookie":
                yield from _values("cookie", value.partition(";")[0])


def _values(name: str, value: str) -> Iterator[str]:
    """The telling part: what follows the scheme, or the names of cookies."""
    if name == "cookie":
        yield from (pair.partition("=")[2].strip() for pair in value.split(";"))
    else:
        scheme, space, rest = value.partition(" ")
        yield rest.strip() if space and scheme.isalpha() else value

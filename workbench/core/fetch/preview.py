"""The requests that a page would make of a draft, encoded but not sent: for the view of the request as sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workbench.core.bodies import FileSize
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.draft_error import DraftError
from workbench.core.encode import EncodedRequest, encode
from workbench.core.fetch import same_site
from workbench.core.fetch.page import Page
from workbench.core.fetch.preflight import Asked, question
from workbench.core.fetch.prepare import asked, author_headers, leg_draft, prepare
from workbench.core.fetch.redirects import Leg
from workbench.core.fetch.socket import page_socket
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import NoAuth, NoBody, RequestDraft, Row

ASKS = "the browser asks before it sends"


@dataclass(frozen=True, slots=True)
class Previewed:
    """One request, and the draft that it was encoded from."""

    encoded: EncodedRequest
    draft: RequestDraft


def of_page(
    draft: RequestDraft, page: Page, variables: Mapping[str, str], jar: Jar, *, now: float, file_size: FileSize
) -> tuple[Previewed, ...]:
    """The preflight, where one is needed, and the request.

    A preflight or an answer that a browser remembers may save it either.

    Raises:
        DraftError: when the draft can't become a request, or the browser refuses to make it one.
    """
    prepared = prepare(draft, page.mode)
    if isinstance(prepared, Blocked):
        raise DraftError("Client", str(prepared).rstrip("."))
    plain = encode(prepared.draft, variables, now=now, file_size=file_size)
    if plain.address.is_socket:
        opening = page_socket(draft, page, plain.address, jar, now)
        if isinstance(opening, Blocked):
            raise DraftError("Client", str(opening).rstrip("."))
        encoded = encode(opening.draft, variables, opening.jar, now=now)
        whys = {header.name.lower(): header.why for header in opening.added}
        return (Previewed(_marked(encoded, whys), opening.draft),)
    leg = Leg(page.origin, str(page.origin), plain.url, plain.method)
    made = list(_preflights(prepared.draft, page, leg, asked(page, leg, author_headers(plain, prepared.draft)), now))
    added = {header.name.lower(): header for header in page.headers(leg)}
    sent = leg_draft(prepared.draft, leg, tuple(added.values()))
    cookies, _ = same_site.sent_with(page.journey(leg), jar, now)
    encoded = encode(sent, variables, cookies, now=now, file_size=file_size)
    whys = {name: header.why for name, header in added.items()}
    return (*made, Previewed(_marked(encoded, whys), sent))


def preflight_draft(draft: RequestDraft, wanted: Asked) -> RequestDraft:
    """The question that goes before a draft."""
    rows = tuple(Row(name, value) for name, value in question(wanted))
    return replace(
        draft, method="OPTIONS", url=wanted.url, params=(), path_params=(), headers=rows, body=NoBody(),
        auth=NoAuth(), follow_redirects=False, client_cert="", client_key="",  # no credentials, these neither
    )  # fmt: skip


def _preflights(draft: RequestDraft, page: Page, leg: Leg, wanted: Asked, now: float) -> Iterable[Previewed]:
    if page.mode == "cors" and page.is_foreign(leg) and wanted.needs_preflight:
        question_draft = preflight_draft(draft, wanted)
        encoded = encode(question_draft, {}, EMPTY_JAR, now=now)
        whys = {name.lower(): ASKS for name, _ in question(wanted)}
        yield Previewed(_marked(encoded, whys), question_draft)


def _marked(encoded: EncodedRequest, whys: Mapping[str, str]) -> EncodedRequest:
    """The headers that the browser adds, marked as its own."""
    headers = tuple(
        replace(header, by="persona", why=whys[header.name.lower()]) if header.name.lower() in whys else header
        for header in encoded.headers
    )
    return replace(encoded, headers=headers)

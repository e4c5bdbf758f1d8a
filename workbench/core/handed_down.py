"""What folders hand down to the requests in them: credentials and headers, the nearest folder first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.core.collection import Folder
from workbench.core.request import Auth, InheritAuth, NoAuth, RequestDraft, Row

NOTHING = NoAuth()


@dataclass(frozen=True, slots=True)
class HandedHeader:
    """A header from above; ``replaced`` when something nearer has one of that name."""

    row: Row
    folder: Folder
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class HandedDown:
    """What reaches a request from above, and from where."""

    auth: Auth = NOTHING
    auth_from: Folder | None = None
    """The folder that says how; None when none does."""
    headers: tuple[HandedHeader, ...] = ()


def handed_down(draft: RequestDraft, folders: Sequence[Folder]) -> HandedDown:
    """What the folders above say to a request, outermost first."""
    source = next((one for one in reversed(folders) if not isinstance(one.defaults.auth, InheritAuth)), None)
    sent = {id(row) for row in _headers(draft, folders)}
    headers = tuple(
        HandedHeader(row, folder, id(row) not in sent)
        for folder in folders
        for row in folder.defaults.headers
        if row.enabled and row.name.strip()
    )
    return HandedDown(source.defaults.auth if source else NoAuth(), source, headers)


def effective(draft: RequestDraft, folders: Sequence[Folder]) -> RequestDraft:
    """The request as it is sent from where it lies; ``folders`` are those above it, outermost first."""
    return replace(draft, auth=_auth(draft.auth, folders), headers=(*_headers(draft, folders), *draft.headers))


def _auth(own: Auth, folders: Sequence[Folder]) -> Auth:
    for auth in (own, *(folder.defaults.auth for folder in reversed(folders))):
        if not isinstance(auth, InheritAuth):
            return auth
    return NoAuth()


def _headers(draft: RequestDraft, folders: Sequence[Folder]) -> list[Row]:
    """Headers from above that nothing nearer names: outer ones first."""
    named = {row.name.strip().lower() for row in draft.headers if row.enabled}
    found: list[Row] = []
    for folder in reversed(folders):
        rows = [row for row in folder.defaults.headers if row.enabled and row.name.strip().lower() not in named]
        found = [*rows, *found]
        named |= {row.name.strip().lower() for row in rows}
    return found

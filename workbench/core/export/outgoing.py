"""What every kind of export starts from: the encoded request, with its credentials masked unless they are wanted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbench.core.bodies import FileContent
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.draft_secrets import SECRET_HEADERS
from workbench.core.encode import EncodedRequest, encode
from workbench.core.exchange import AddedHeader
from workbench.core.request import ApiKeyAuth, FileBody, MultipartBody, Part, RequestDraft
from workbench.core.tls_files import NO_FILES, TlsFiles
from workbench.core.variables import expand, with_base

MASK = "\x00"
"""Stands in a header's value or in the URL where a secret stood; each kind of export writes it in its own way."""
_STAND_IN = "workbench-secret-b7e23ec29af22b0b"
_SECRETS = ("password", "token", "value", "client_secret")
_NAMED = re.compile(_STAND_IN + r"\.([A-Za-z_][A-Za-z0-9_.-]*?)\.zz|" + _STAND_IN)
"""A stand-in, with the name of the variable that it stands for."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request about to be written down. ``headers`` are those that a client would not add by itself."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    parts: tuple[Part, ...]
    """Filled in instead of ``body`` when a part lies in a file."""
    has_body: bool
    without: tuple[str, ...]
    """Headers of a client's own that this request goes without."""
    unpacks: bool
    """Whether packed answers are asked for."""
    follow_redirects: bool
    draft: RequestDraft
    """What it was made of, for what never reaches the wire; without its secrets, unless they are wanted."""
    file: str = ""
    """Filled in instead of ``body`` when all of the body lies in a file."""
    tls: TlsFiles = NO_FILES

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


def outgoing(
    draft: RequestDraft, variables: Mapping[str, str], *, secrets: bool, cookies: Jar = EMPTY_JAR, now: float = 0.0
) -> Outgoing:
    """The draft as it would be sent now.

    Raises:
        DraftError: when it can't become a request.
    """
    masked = draft if secrets else _masked(draft)
    known = variables if secrets else with_base("", variables).masked(lambda name: f"{_STAND_IN}.{name}.zz")
    encoded = encode(masked, known, cookies, now=now, file_size=lambda _path: 0)
    key = draft.auth.name.lower() if isinstance(draft.auth, ApiKeyAuth) else ""
    lines = [header for header in encoded.headers if header.by != "client" and header.name != "Content-Length"]
    parts = _parts(draft.body, known) if isinstance(draft.body, MultipartBody) and _has_files(encoded) else ()
    headers = tuple(
        (line.name, line.value if secrets else _hidden(line, key))
        for line in lines
        if not (parts and line.by == "body")
    )
    names = {header.name.lower() for header in encoded.headers}
    return Outgoing(
        method=encoded.method,
        url=_NAMED.sub(MASK, encoded.url),
        headers=headers,
        body=b"" if parts else _renamed(encoded.body.literal() or b""),
        parts=parts,
        has_body=bool(encoded.body.pieces) or (not parts and "content-length" in names),
        without=tuple(name for name in ("User-Agent", "Accept") if name.lower() not in names),
        unpacks=any(header.name == "Accept-Encoding" and header.by == "client" for header in encoded.headers),
        follow_redirects=draft.follow_redirects,
        draft=draft if secrets else without_secrets(draft),
        file=next((piece.path for piece in encoded.body.pieces if isinstance(piece, FileContent)), "")
        if isinstance(draft.body, FileBody)
        else "",
        tls=encoded.tls if secrets else replace(encoded.tls, password=MASK if encoded.tls.password else ""),
    )


def _masked(draft: RequestDraft) -> RequestDraft:
    """A key in the query is masked before it is encoded; what stands in headers is masked afterwards."""
    if isinstance(draft.auth, ApiKeyAuth) and draft.auth.place == "query":
        return replace(draft, auth=replace(draft.auth, value=_STAND_IN))
    return draft


def without_secrets(draft: RequestDraft) -> RequestDraft:
    """Credentials as the variable ``{{TOKEN}}``, unless they are variables already."""
    auth: Any = draft.auth
    held = {name: getattr(auth, name, "") for name in _SECRETS}
    hidden = {name: "{{TOKEN}}" for name, value in held.items() if value and "{{" not in value}
    rows = tuple(
        replace(row, value="{{TOKEN}}") if row.name.strip().lower() in SECRET_HEADERS and "{{" not in row.value else row
        for row in draft.headers
    )
    key = "{{TOKEN}}" if draft.key_password and "{{" not in draft.key_password else draft.key_password
    return replace(draft, auth=replace(auth, **hidden), headers=rows, key_password=key)


def _hidden(header: AddedHeader, key: str) -> str:
    name, value = header.name.lower(), _NAMED.sub(MASK, header.value)
    if name == "cookie":
        return re.sub(r"=[^;]*", f"={MASK}", value)
    if name in ("authorization", "proxy-authorization"):
        scheme, space, _ = value.partition(" ")
        return f"{scheme} {MASK}" if space else MASK
    return MASK if name in SECRET_HEADERS or name == key else value


def _renamed(body: bytes) -> bytes:
    """In a body each secret stands as the variable that it came from."""
    if _STAND_IN.encode() not in body:
        return body
    return _NAMED.sub(lambda found: f"{{{{{found[1]}}}}}", body.decode("utf-8", "surrogateescape")).encode(
        "utf-8", "surrogateescape"
    )


def _has_files(encoded: EncodedRequest) -> bool:
    return any(isinstance(piece, FileContent) for piece in encoded.body.pieces)


def _parts(body: MultipartBody, variables: Mapping[str, str]) -> tuple[Part, ...]:
    return tuple(
        replace(
            part,
            name=expand(part.name, variables, "Body"),
            value=_renamed(expand(part.value, variables, "Body").encode()).decode(),
        )
        for part in body.parts
        if part.enabled and part.name
    )

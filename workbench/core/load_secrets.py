"""Takes out of a repeated request what must not stand in a report that goes to others.

A load request is bytes, so nothing tells which of its headers is an API key: only headers known to be harmless keep
their values, and a query parameter or body loses them when a name in it speaks of a credential.
"""

import re
from dataclasses import replace

from workbench.core.burst import LoadRequest
from workbench.core.masking import COVER, Masker

_HARMLESS = re.compile(
    r"(?i)accept(?:-(?:charset|encoding|language))?|cache-control|connection|content-(?:encoding|language|length|type)"
    r"|date|expect|host|if-(?:match|modified-since|none-match|range|unmodified-since)|origin|pragma|prefer|range|te"
    r"|traceparent|transfer-encoding|user-agent|x-request-id"
)
_TELLING = re.compile(
    r"(?i)pass(?:word|wd|phrase|code)|^pass$|pwd|secret|token|jwt|credential|signature|session"
    r"|(?:api|app|access|auth|private|subscription)[_.-]?key|^(?:key|sig|sid|code|pin|otp|auth|authorization)$"
)
_BODY_NAMES = re.compile(rb"[A-Za-z_][A-Za-z0-9_.-]*")
_QUERY_PAIR = re.compile(r"([?&])([^=&#]+)=([^&#]*)")


def shareable(request: LoadRequest, masker: Masker) -> LoadRequest:
    """The request as it may be shown to others."""
    headers = tuple((name, _header(name, value, masker)) for name, value in request.headers)
    return replace(request, url=shareable_url(request.url, masker), headers=headers, body=_body(request.body, masker))


def shareable_url(url: str, masker: Masker) -> str:
    """The address without known secrets, and without values of parameters whose names speak of one."""
    return masker.mask(_QUERY_PAIR.sub(_without_value, url))


def _without_value(pair: re.Match[str]) -> str:
    mark, name, value = pair.groups()
    return f"{mark}{name}={COVER if _TELLING.search(name) else value}"


def _header(name: str, value: str, masker: Masker) -> str:
    return masker.mask(value) if _HARMLESS.fullmatch(name) else COVER


def _body(body: bytes, masker: Masker) -> bytes:
    """Nothing at all of a log-in: there even the name of the account is nobody's business."""
    if any(_TELLING.search(name.decode()) for name in set(_BODY_NAMES.findall(body))):
        return COVER.encode()
    return masker.mask(body.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")

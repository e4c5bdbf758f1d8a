"""Public settings over HTTP: they hardly ever change, so clients may keep them and ask whether they still hold."""

import hashlib
from typing import Annotated

from fastapi import APIRouter, Header, Response

from server.conditional import is_unchanged
from server.domains.fields import Output
from server.features.data.pagination import CAP
from server.recording.route import RecordedRoute

router = APIRouter(tags=["service"], route_class=RecordedRoute)

MAX_AGE_S = 60


class ConfigOut(Output):
    """What a client may want to know before it asks for anything."""

    name: str = "Backend Workbench"
    api_version: int = 1
    largest_page: int = 100
    largest_list: int = CAP
    priorities: tuple[int, int] = (1, 5)
    login: str = "/login"
    docs: str = "/docs"


_TEXT = ConfigOut().model_dump_json()
_HEADERS = {
    "ETag": f'"{hashlib.sha256(_TEXT.encode()).hexdigest()[:32]}"',
    "Cache-Control": f"public, max-age={MAX_AGE_S}",
}


@router.get(
    "/api/config",
    summary="Read the public settings",
    response_model=ConfigOut,
    responses={304: {"description": "If-None-Match names what we still have."}},
)
def read_config(if_none_match: Annotated[str, Header()] = "") -> Response:
    """Fresh for a minute; after that, If-None-Match saves sending it again. This route names its content itself."""
    if is_unchanged(if_none_match, _HEADERS["ETag"]):
        return Response(status_code=304, headers=_HEADERS)
    return Response(_TEXT, media_type="application/json", headers=_HEADERS)

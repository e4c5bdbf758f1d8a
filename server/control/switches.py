"""Control routes of the switchboard: what can be switched, what is, and changing it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.contract.features import SwitchboardPatch
from server.control.messages import backend_of, body_as, reply, reply_list


async def list_features(request: Request) -> Response:
    return reply_list([feature.info() for feature in backend_of(request).features])


async def read_switchboard(request: Request) -> Response:
    return reply(backend_of(request).switches.board.snapshot)


async def change_switchboard(request: Request) -> Response:
    return reply(await backend_of(request).change(await body_as(SwitchboardPatch, request)))


ROUTES = (
    Route("/features", list_features),
    Route("/switchboard", read_switchboard),
    Route("/switchboard", change_switchboard, methods=["PATCH"]),
)

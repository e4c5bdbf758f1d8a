"""How the control listener's routes speak: contract models in and out, without FastAPI's start-up cost per route."""

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from server.backend import Backend

Model = TypeVar("Model", bound=BaseModel)
JSON = "application/json"


def backend_of(request: Request) -> Backend:
    """The backend that this listener controls."""
    backend: Backend = request.app.state.backend
    return backend


async def body_as(model: type[Model], request: Request) -> Model:
    """The request's body as a contract model. Raises pydantic's ``ValidationError``."""
    return model.model_validate_json(await request.body() or b"{}")


def reply(value: BaseModel, status: int = 200) -> Response:
    """One model as JSON."""
    return Response(value.model_dump_json(), status, media_type=JSON)


def reply_list(values: Sequence[BaseModel]) -> Response:
    """Several models as a JSON array."""
    return Response(f"[{','.join(value.model_dump_json() for value in values)}]", media_type=JSON)


def number(request: Request, name: str, default: int | None = None) -> int | None:
    """A whole number from the path or the query. Raises a 422 when it is none."""
    text = request.path_params.get(name, request.query_params.get(name))
    if text is None:
        return default
    try:
        return int(text)
    except ValueError:
        raise HTTPException(422, f"{name} is a whole number, not {text!r}.") from None


def whole(request: Request, name: str, default: int = 0) -> int:
    """Like ``number``, for where there is always one."""
    found = number(request, name, default)
    return default if found is None else found

"""The shapes of signing in."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from server.domains.fields import Input, Output
from server.domains.users.schemas import UserOut

EXAMPLE: JsonDict = {"username": "alice", "password": "alice-loves-tasks"}


class LoginIn(Input):
    """Who, and the proof."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    username: Annotated[str, Field(min_length=1, max_length=40)]
    password: Annotated[str, Field(min_length=1, max_length=200)]


class LoginOut(Output):
    """What was handed out: a cookie (in the header Set-Cookie), a token, or nothing, as ``mode`` says."""

    mode: Literal["none", "session", "jwt"]
    user: UserOut
    access_token: str | None = None
    token_type: Literal["Bearer"] | None = None
    expires_in: int | None = Field(default=None, description="Seconds.")

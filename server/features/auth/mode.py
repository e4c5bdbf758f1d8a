"""Choose how a client says who it is.

Problem: some routes are not for everybody, so the server must know who is asking.
Idea: one stage authenticates every request, before the application sees it; login and logout use the same strategy.
Trade-off: a session can be ended at once but must be looked up; a token needs no look-up but can't be taken back.
See ``sessions.py`` and ``tokens.py`` for the two ways.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from starlette.datastructures import Headers
from starlette.types import ASGIApp

from server.contract.features import ChoiceInfo, ParamInfo, Setting
from server.features.auth.access import REALM, Authentication, Cookie, Grant
from server.features.auth.sessions import Sessions
from server.features.base import Feature, StageSpec
from server.identity import Identity
from server.resources import Resources

if TYPE_CHECKING:
    from server.features.auth.tokens import Tokens


class SignIn(Protocol):
    """What login and logout need of the chosen way."""

    challenge: str

    def begin(self, user: Identity) -> Grant: ...

    def end(self, headers: Headers) -> Cookie | None: ...


class NoSignIn:
    """Passwords are checked, but nothing is handed out and nobody is asked for it."""

    challenge = f"Bearer {REALM}"

    def begin(self, user: Identity) -> Grant:
        """Hand out nothing."""
        del user
        return Grant("none")

    def end(self, headers: Headers) -> None:
        """End nothing."""
        del headers


def build(app: ASGIApp, setting: Setting, resources: Resources) -> Authentication:
    """The stage for the chosen way."""
    way = WAYS[setting.choice](setting, resources)
    return Authentication(app, way.identify, setting.choice)


def tokens(setting: Setting, resources: Resources) -> "Tokens":
    """The way of ``tokens.py``; PyJWT and its cryptography are imported when somebody chooses it, not at the start."""
    from server.features.auth.tokens import Tokens

    return Tokens(setting, resources)


WAYS: dict[str, "Callable[[Setting, Resources], Sessions | Tokens]"] = {"session": Sessions, "jwt": tokens}

FEATURE = Feature(
    id="auth.mode",
    title="Authentication",
    summary="How a client says who it is: not at all, by session cookie, or by signed token.",
    teaches="401, sessions against tokens.",
    choices=(
        ChoiceInfo(value="none", label="none", summary="Everybody is a stranger, and strangers may come in."),
        ChoiceInfo(value="session", label="session", summary="A cookie names a session that Redis keeps."),
        ChoiceInfo(value="jwt", label="JWT", summary="A signed token in the Authorization header."),
    ),
    default="none",
    params=(
        ParamInfo(
            name="ttl_s",
            title="Valid for",
            kind="int",
            default=900,
            minimum=1,
            maximum=86_400,
            step=60,
            unit="s",
            choices=("session", "jwt"),
        ),
        ParamInfo(
            name="signing_key",
            title="Signing key",
            kind="int",
            default=1,
            minimum=1,
            maximum=2,
            step=1,
            choices=("jwt",),
        ),
    ),
    stage=StageSpec("auth", "gate", build),
    strategies={"none": lambda _setting, _resources: NoSignIn(), **WAYS},
)

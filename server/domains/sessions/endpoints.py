"""Signing in and out over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from server.domains.dependencies import SessionDep, SignInDep, UserDep, accepts_json
from server.domains.documented import problems
from server.domains.sessions.schemas import LoginIn, LoginOut
from server.domains.sessions.service import SessionService
from server.domains.users.schemas import UserOut
from server.features.auth.access import Cookie
from server.recording.route import RecordedRoute

router = APIRouter(tags=["sessions"], route_class=RecordedRoute)


async def _service(session: SessionDep, sign_in: SignInDep) -> SessionService:
    return SessionService(session, sign_in)


Service = Annotated[SessionService, Depends(_service)]


@router.post(
    "/login",
    summary="Sign in",
    responses=problems(400, 401, 413, 415, 422),
    dependencies=[Depends(accepts_json)],
)
def login(service: Service, wanted: LoginIn, request: Request, response: Response) -> LoginOut:
    """What is handed out depends on the chosen authentication: nothing, a session cookie, or a token."""
    user, grant = service.login(wanted.username, wanted.password)
    response.headers["Cache-Control"] = "no-store"
    if grant.cookie:
        put_cookie(response, grant.cookie, secure=request.url.scheme == "https")
    return LoginOut.model_validate(
        {
            "mode": grant.mode,
            "user": UserOut.model_validate(user),
            "access_token": grant.token,
            "token_type": "Bearer" if grant.token else None,
            "expires_in": grant.expires_in_s,
        }
    )


@router.post("/logout", status_code=204, response_class=Response, summary="Sign out", responses=problems(401))
def logout(sign_in: SignInDep, request: Request, response: Response) -> None:
    """Ends a session at once. A token can't be ended: it stays good until it expires."""
    cookie = sign_in.end(request.headers)
    if cookie:
        put_cookie(response, cookie, secure=request.url.scheme == "https")


@router.get("/me", summary="Who am I?", responses=problems(401))
def me(service: Service, user: UserDep) -> UserOut:
    """The account that the cookie or the token speaks for."""
    return UserOut.model_validate(service.me(user))


def put_cookie(response: Response, cookie: Cookie, *, secure: bool) -> None:
    """Out of reach for scripts, not sent along by other sites' writes, and only over TLS where there is TLS."""
    response.set_cookie(
        cookie.name,
        cookie.value,
        max_age=cookie.max_age_s,
        path="/",
        httponly=True,
        samesite="lax",
        secure=secure,
    )

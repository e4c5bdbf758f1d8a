"""What endpoints ask for: the session, who is asking, and the strategies that the request's own switchboard chose."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request

from server.database import SessionDep
from server.features.auth.mode import SignIn
from server.features.auth.roles import Policy
from server.features.cache.profile import ProfileCache
from server.features.data.loading import Loading
from server.features.data.pagination import Pagination
from server.identity import Identity, identity_of
from server.resources import Resources
from server.switchboard import resources_of, strategy

__all__ = [
    "CacheDep",
    "LoadingDep",
    "PaginationDep",
    "PolicyDep",
    "ResourcesDep",
    "SessionDep",
    "SignInDep",
    "UserDep",
    "accepts_json",
]

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"
TAKEN = {"PATCH": (JSON, MERGE_PATCH)}
"""Media types by method, where there are others than JSON: a patch of ours works by RFC 7396."""
NAMED_IN = {"POST": "Accept-Post", "PATCH": "Accept-Patch"}
"""The header that tells what a method takes; PUT has none."""


async def _current_user(request: Request) -> Identity | None:
    return identity_of(request.scope)


async def _resources(request: Request) -> Resources:
    return resources_of(request)


async def accepts_json(request: Request) -> None:
    """Refuse a body that says it is something else than JSON; forms and files belong to other routes."""
    declared = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    taken = TAKEN.get(request.method, (JSON,))
    if declared not in taken:
        said = f"not {declared}" if declared else "and wants it said in Content-Type"
        named_in = NAMED_IN.get(request.method)
        headers = {named_in: ", ".join(taken)} if named_in else None
        raise HTTPException(415, f"This route takes {' or '.join(taken)}, {said}.", headers=headers)


UserDep = Annotated[Identity | None, Depends(_current_user)]
ResourcesDep = Annotated[Resources, Depends(_resources)]
CacheDep = Annotated[ProfileCache, Depends(strategy("cache.profile"))]
LoadingDep = Annotated[Loading, Depends(strategy("data.loading"))]
PaginationDep = Annotated[Pagination, Depends(strategy("data.pagination"))]
PolicyDep = Annotated[Policy, Depends(strategy("auth.roles"))]
SignInDep = Annotated[SignIn, Depends(strategy("auth.mode"))]

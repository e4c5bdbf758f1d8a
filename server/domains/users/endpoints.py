"""Users over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from server.domains.dependencies import CacheDep, PolicyDep, SessionDep, UserDep, accepts_json
from server.domains.documented import problems
from server.domains.fields import MAX_ID, Limit, PageNumber
from server.domains.users.schemas import ProfileOut, UserCreate, UserOut, UserPage, UserPatch
from server.domains.users.service import UserService
from server.recording.route import RecordedRoute

router = APIRouter(tags=["users"], route_class=RecordedRoute)

UserId = Annotated[int, Path(ge=1, le=MAX_ID, examples=[42])]


async def _service(session: SessionDep, policy: PolicyDep, profiles: CacheDep, user: UserDep) -> UserService:
    return UserService(session, policy, profiles, user)


Service = Annotated[UserService, Depends(_service)]


@router.get("/users", summary="List users", responses=problems(422))
def list_users(
    service: Service, limit: Annotated[Limit, Query()] = 20, page: Annotated[PageNumber, Query()] = 1
) -> UserPage:
    """By id, in pages."""
    users = service.page(limit, page)
    return UserPage(
        items=[UserOut.model_validate(user) for user in users],
        count=len(users),
        limit=limit,
        page=page,
        next_page=page + 1 if len(users) == limit else None,
    )


@router.post(
    "/users",
    status_code=201,
    summary="Create a user",
    responses=problems(400, 409, 413, 415, 422),
    dependencies=[Depends(accepts_json)],
)
def create_user(service: Service, wanted: UserCreate, response: Response) -> UserOut:
    """User name and email exist once: a duplicate answers 409."""
    user = service.create(wanted)
    response.headers["Location"] = f"/users/{user.id}"
    return UserOut.model_validate(user)


@router.get("/users/{user_id}", summary="Read a user", responses=problems(404, 422))
def read_user(service: Service, user_id: UserId) -> UserOut:
    """One account."""
    return UserOut.model_validate(service.get(user_id))


@router.patch(
    "/users/{user_id}",
    summary="Change a user's name or email",
    responses=problems(400, 403, 404, 409, 413, 415, 422),
    dependencies=[Depends(accepts_json)],
)
def patch_user(service: Service, user_id: UserId, wanted: UserPatch) -> UserOut:
    """With roles on, only the user and admins may."""
    return UserOut.model_validate(service.patch(user_id, wanted))


@router.get(
    "/users/{user_id}/profile",
    summary="Read a user's profile",
    response_model=ProfileOut,
    responses=problems(404, 422),
)
def read_profile(service: Service, user_id: UserId) -> Response:
    """Computed from the whole task table, unless the cache has it; X-Cache and Age say where it came from."""
    answer = service.profile(user_id)
    headers = {}
    if service.caches_profiles:
        headers = {"X-Cache": "MISS" if answer.age_s is None else "HIT", "Age": str(int(answer.age_s or 0))}
    return Response(answer.text, media_type="application/json", headers=headers)

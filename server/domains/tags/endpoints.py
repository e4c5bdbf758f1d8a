"""Tags over HTTP. There is one rule, so there is no service between: a name exists once."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from server.domains.dependencies import SessionDep, accepts_json
from server.domains.documented import problems
from server.domains.failures import ConflictError, NotFoundError
from server.domains.fields import Id
from server.domains.tags.repository import TagRepository
from server.domains.tags.schemas import TagCreate, TagList, TagOut
from server.models import Tag
from server.recording.route import RecordedRoute

router = APIRouter(tags=["tags"], route_class=RecordedRoute)


@router.get("/tags", summary="List tags")
def list_tags(session: SessionDep) -> TagList:
    """All of them, by name."""
    tags = TagRepository(session).all()
    return TagList(items=[TagOut.model_validate(tag) for tag in tags], count=len(tags))


@router.post(
    "/tags",
    status_code=201,
    summary="Create a tag",
    responses=problems(400, 409, 413, 415, 422),
    dependencies=[Depends(accepts_json)],
)
def create_tag(session: SessionDep, wanted: TagCreate, response: Response) -> TagOut:
    """A name exists once: the second time answers 409."""
    repository = TagRepository(session)
    if repository.named(wanted.name):
        raise ConflictError(f"There is a tag {wanted.name} already.")
    tag = Tag(name=wanted.name)
    repository.add(tag)
    response.headers["Location"] = f"/tags/{tag.id}"
    return TagOut.model_validate(tag)


@router.get("/tags/{tag_id}", summary="Read a tag", responses=problems(404, 422))
def read_tag(session: SessionDep, tag_id: Annotated[Id, Path()]) -> TagOut:
    """One label; the tasks that carry it are at /tasks?tag=NAME."""
    tag = TagRepository(session).get(tag_id)
    if tag is None:
        raise NotFoundError.of("tag", tag_id)
    return TagOut.model_validate(tag)

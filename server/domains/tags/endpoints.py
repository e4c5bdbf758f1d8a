"""Tags over HTTP. There is one rule, so there is no service between: a name exists once."""

from fastapi import APIRouter, Depends, Response

from server.domains.dependencies import SessionDep, accepts_json
from server.domains.documented import problems
from server.domains.failures import ConflictError
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
    response.headers["Location"] = f"/tasks?tag={tag.name}"
    return TagOut.model_validate(tag)

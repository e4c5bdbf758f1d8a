"""Posts over HTTP: reading only, so there is no service between."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from server.domains.dependencies import LoadingDep, SessionDep
from server.domains.documented import problems
from server.domains.failures import NotFoundError
from server.domains.fields import MAX_ID, Limit, PageNumber
from server.domains.posts.repository import PostRepository
from server.domains.posts.schemas import PostOut, PostPage
from server.recording.route import RecordedRoute

router = APIRouter(tags=["posts"], route_class=RecordedRoute)


@router.get("/posts", summary="List posts with authors and comments", responses=problems(422))
def list_posts(
    session: SessionDep,
    loading: LoadingDep,
    limit: Annotated[Limit, Query()] = 20,
    page: Annotated[PageNumber, Query()] = 1,
) -> PostPage:
    """The newest first. How many statements it takes depends on the chosen loading."""
    posts = PostRepository(session, loading).newest(limit, page)
    return PostPage(
        items=[PostOut.model_validate(post) for post in posts],
        count=len(posts),
        limit=limit,
        page=page,
        next_page=page + 1 if len(posts) == limit else None,
    )


@router.get("/posts/{post_id}", summary="Read a post", responses=problems(404, 422))
def read_post(session: SessionDep, loading: LoadingDep, post_id: Annotated[int, Path(ge=1, le=MAX_ID)]) -> PostOut:
    """One post with its author and comments."""
    post = PostRepository(session, loading).find(post_id)
    if post is None:
        raise NotFoundError.of("post", post_id)
    return PostOut.model_validate(post)

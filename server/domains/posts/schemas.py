"""The shapes of posts on the wire."""

from datetime import datetime

from pydantic import Field

from server.domains.fields import Output


class AuthorOut(Output):
    """Who wrote it."""

    id: int
    username: str
    name: str


class CommentOut(Output):
    """What somebody answered."""

    id: int
    author_id: int
    body: str
    created_at: datetime


class PostOut(Output):
    """A post with its author and its comments."""

    id: int
    title: str
    body: str
    created_at: datetime
    author: AuthorOut
    comments: list[CommentOut]


class PostPage(Output):
    """A page of posts, the newest first."""

    items: list[PostOut]
    count: int
    limit: int
    page: int
    next_page: int | None = Field(description="The next page, when this one is full; it can turn out to be empty.")

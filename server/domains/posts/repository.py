"""The SQL of posts; how authors and comments come along is the loading strategy's part."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.features.data.loading import Loading
from server.models import Post


class PostRepository:
    """Reads posts."""

    def __init__(self, session: Session, loading: Loading) -> None:
        self._session = session
        self._loading = loading

    def newest(self, limit: int, page: int) -> Sequence[Post]:
        """A page of posts with all that belongs to them."""
        query = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit).offset((page - 1) * limit)
        return self._loading.load(self._session, query)

    def find(self, post_id: int) -> Post | None:
        """One post with all that belongs to it."""
        return next(iter(self._loading.load(self._session, select(Post).where(Post.id == post_id))), None)

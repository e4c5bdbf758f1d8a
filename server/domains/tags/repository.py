"""The SQL of tags."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.models import Tag

MOST = 1_000


class TagRepository:
    """Reads and writes tags."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> Sequence[Tag]:
        """The tags by name, never more than a thousand."""
        return self._session.scalars(select(Tag).order_by(Tag.name).limit(MOST)).all()

    def get(self, tag_id: int) -> Tag | None:
        """The tag of this number."""
        return self._session.get(Tag, tag_id)

    def named(self, name: str) -> Tag | None:
        """The tag of this name."""
        return self._session.scalars(select(Tag).where(Tag.name == name)).first()

    def add(self, tag: Tag) -> None:
        """Store a new tag. Raises ``IntegrityError`` when another request stored the name first."""
        self._session.add(tag)
        self._session.flush()

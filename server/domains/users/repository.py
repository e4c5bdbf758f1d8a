"""The SQL of users and of their profiles."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from server.models import Tag, Task, User, task_tags


class UserRepository:
    """Reads and writes users."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, limit: int, page: int) -> Sequence[User]:
        """A page of users, by id."""
        return self._session.scalars(select(User).order_by(User.id).limit(limit).offset((page - 1) * limit)).all()

    def find(self, user_id: int) -> User | None:
        """The user of this id."""
        return self._session.get(User, user_id)

    def by_username(self, username: str) -> User | None:
        """The user of this name."""
        return self._session.scalars(select(User).where(User.username == username)).first()

    def clash(self, username: str | None, email: str | None) -> User | None:
        """Somebody who has this name or this address already."""
        return self._session.scalars(select(User).where(or_(User.username == username, User.email == email))).first()

    def add(self, user: User) -> None:
        """Store a new user. Raises ``IntegrityError`` when another request took the name or address first."""
        self._session.add(user)
        self._session.flush()

    def write(self) -> None:
        """Send what was changed. Raises ``IntegrityError`` like ``add``."""
        self._session.flush()

    def totals(self, user_id: int, today: date) -> Sequence[tuple[int, int, int, int]]:
        """Per priority: (priority, tasks, done, overdue)."""
        done = func.sum(case((Task.done, 1), else_=0))
        overdue = func.sum(case((and_(~Task.done, Task.due < today), 1), else_=0))
        query = (
            select(Task.priority, func.count(), done, overdue)
            .where(Task.owner_id == user_id)
            .group_by(Task.priority)
            .order_by(Task.priority)
        )
        return [(row[0], row[1], int(row[2]), int(row[3])) for row in self._session.execute(query)]

    def top_tags(self, user_id: int, most: int) -> Sequence[tuple[str, int]]:
        """The tags that the user's tasks carry most often."""
        query = (
            select(Tag.name, func.count())
            .join(task_tags, task_tags.c.tag_id == Tag.id)
            .join(Task, Task.id == task_tags.c.task_id)
            .where(Task.owner_id == user_id)
            .group_by(Tag.name)
            .order_by(func.count().desc(), Tag.name)
            .limit(most)
        )
        return [(row[0], row[1]) for row in self._session.execute(query)]

    def busier_than(self, done: int) -> int:
        """How many users have done more tasks: reads the whole table, which is what makes a profile expensive."""
        busier = select(Task.owner_id).where(Task.done).group_by(Task.owner_id).having(func.count() > done).subquery()
        return self._session.scalar(select(func.count()).select_from(busier)) or 0

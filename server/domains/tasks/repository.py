"""The SQL of tasks, and nothing else."""

from collections.abc import Sequence

from sqlalchemy import Select, exists, insert, literal, select
from sqlalchemy.orm import Session, selectinload

from server.domains.tasks.schemas import TaskFilter
from server.features.data.pagination import Page, Pagination
from server.models import Tag, Task, User, task_tags


class TaskRepository:
    """Reads and writes tasks in the session of one request."""

    def __init__(self, session: Session, pagination: Pagination) -> None:
        self._session = session
        self._pagination = pagination

    def page(self, wanted: TaskFilter) -> Page:
        """One piece of the tasks that pass the filter, with their tags."""
        query = self._pagination.cut(filtered(select(Task), wanted), wanted.wanted)
        rows = self._session.scalars(query.options(selectinload(Task.tags))).all()
        return self._pagination.page(rows, wanted.wanted)

    def find(self, task_id: int) -> Task | None:
        """One task with its tags."""
        return self._session.scalars(select(Task).where(Task.id == task_id).options(selectinload(Task.tags))).first()

    def has_user(self, user_id: int) -> bool:
        """Whether there is such an owner."""
        return self._session.scalar(select(exists().where(User.id == user_id))) is True

    def add(self, task: Task) -> None:
        """Store a new task; afterwards it has its id."""
        self._session.add(task)
        self._session.flush()

    def write(self) -> None:
        """Send what was changed. Raises ``StaleDataError`` when another writer was quicker."""
        self._session.flush()

    def remove(self, task: Task) -> None:
        """Delete a task and its place in the tags."""
        self._session.delete(task)
        self._session.flush()

    def tags(self, names: Sequence[str]) -> list[Tag]:
        """The tags of these names; missing ones are made by an insert that does nothing when another was quicker."""
        wanted = sorted(set(names))
        known = self._named(wanted)
        missing = set(wanted) - {tag.name for tag in known}
        for name in sorted(missing):
            absent = select(literal(name)).where(~exists().where(Tag.name == name))
            self._session.execute(insert(Tag).from_select(["name"], absent))
        return self._named(wanted) if missing else known

    def _named(self, names: Sequence[str]) -> list[Tag]:
        if not names:
            return []
        return list(self._session.scalars(select(Tag).where(Tag.name.in_(names)).order_by(Tag.name)))


def filtered(query: Select[Task], wanted: TaskFilter) -> Select[Task]:
    """The query with a condition for each filter that was given. Values are bound, never written into the SQL."""
    if wanted.owner_id is not None:
        query = query.where(Task.owner_id == wanted.owner_id)
    if wanted.done is not None:
        query = query.where(Task.done.is_(wanted.done))
    if wanted.priority is not None:
        query = query.where(Task.priority == wanted.priority)
    if wanted.tag is not None:
        tagged = select(task_tags.c.task_id).join(Tag).where(Tag.name == wanted.tag)
        query = query.where(Task.id.in_(tagged))
    if wanted.q:
        query = query.where(Task.title.icontains(wanted.q, autoescape=True))
    return query

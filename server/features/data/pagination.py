"""Hand out a long list in pieces.

Problem: 200,000 tasks in one answer help nobody and hurt everybody.
Idea: by number (offset): skip so many rows, take the next. Or by place (cursor): remember where the last page
ended, as ``(created_at, id)``, and continue behind it. The id breaks ties, or tasks of the same second would get
lost.
Trade-off: an offset reads and throws away all that it skips, and shifts when rows are added in front; but it can
jump to any page. A cursor is stable and, with an index in its order, equally fast everywhere; but it only goes on. It
is signed: a place mark of ours, not input.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import ColumnElement, Select, tuple_

from server.contract.features import ChoiceInfo, Setting
from server.domains.failures import Fault, InvalidError, MalformedError
from server.features.base import Feature
from server.models import Task
from server.resources import Resources

CAP = 1_000
Tasks = Select[Task]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the client asked for."""

    sort: str = "-created_at"
    limit: int = 20
    page: int | None = None
    cursor: str | None = None

    @property
    def descending(self) -> bool:
        """Whether the largest comes first."""
        return self.sort.startswith("-")

    @property
    def field(self) -> str:
        """The column to sort by."""
        return self.sort.removeprefix("-")


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of the list, and how to get the next one."""

    items: Sequence[Task]
    limit: int
    page: int | None = None
    next_page: int | None = None
    next_cursor: str | None = None
    capped: bool = False


class Pagination(Protocol):
    """Cuts a query to a page, then says what follows it."""

    def cut(self, query: Tasks, wanted: Wanted) -> Tasks: ...

    def page(self, rows: Sequence[Task], wanted: Wanted) -> Page: ...


class Everything:
    """No pages: the whole list, but never more than the cap."""

    def cut(self, query: Tasks, wanted: Wanted) -> Tasks:
        """Take all, and one more than allowed to see whether there are more."""
        _refuse(wanted, "page", "cursor")
        return ordered(query, wanted).limit(CAP + 1)

    def page(self, rows: Sequence[Task], wanted: Wanted) -> Page:
        """Say honestly when the list was cut off."""
        del wanted
        return Page(rows[:CAP], limit=CAP, capped=len(rows) > CAP)


class Offset:
    """Pages by number."""

    def cut(self, query: Tasks, wanted: Wanted) -> Tasks:
        """Skip the earlier pages."""
        _refuse(wanted, "cursor")
        return ordered(query, wanted).limit(wanted.limit + 1).offset(((wanted.page or 1) - 1) * wanted.limit)

    def page(self, rows: Sequence[Task], wanted: Wanted) -> Page:
        """Number this page and the next."""
        number = wanted.page or 1
        return Page(rows[: wanted.limit], wanted.limit, number, number + 1 if len(rows) > wanted.limit else None)


class Cursor:
    """Pages by place."""

    def __init__(self, secret_key: str) -> None:
        self._signer = URLSafeSerializer(secret_key, salt="tasks-cursor")

    def cut(self, query: Tasks, wanted: Wanted) -> Tasks:
        """Continue behind the place that the cursor marks."""
        _refuse(wanted, "page")
        if wanted.field != "created_at":
            raise InvalidError([Fault(("query", "sort"), "A cursor goes by created_at or -created_at only.")])
        if wanted.cursor:
            here = tuple_(Task.created_at, Task.id)
            last = tuple_(*self.read(wanted.cursor, wanted.sort))
            query = query.where(here < last if wanted.descending else here > last)
        return ordered(query, wanted).limit(wanted.limit + 1)

    def page(self, rows: Sequence[Task], wanted: Wanted) -> Page:
        """Mark the place of the last row, when more follow."""
        items = rows[: wanted.limit]
        more = len(rows) > wanted.limit
        return Page(items, wanted.limit, next_cursor=self.mark(items[-1], wanted.sort) if more else None)

    def mark(self, task: Task, sort: str) -> str:
        """A signed place mark behind this task."""
        return str(self._signer.dumps([task.created_at.isoformat(), task.id, sort]))

    def read(self, cursor: str, sort: str) -> tuple[datetime, int]:
        """The place that a mark stands for. ``MalformedError``: we did not sign it for this order."""
        try:
            moment, task_id, made_for = self._signer.loads(cursor)
            place = datetime.fromisoformat(moment), int(task_id)
        except (BadData, ValueError, TypeError) as error:
            raise MalformedError("This cursor is not one of ours.") from error
        if made_for != sort:
            raise MalformedError(f"This cursor belongs to sort={made_for}.")
        return place


def ordered(query: Tasks, wanted: Wanted) -> Tasks:
    """The query in a total order: the id decides between equals."""
    columns: tuple[ColumnElement[object], ...] = (getattr(Task, wanted.field), Task.id)  # type: ignore[assignment]  # mapped
    return query.order_by(*(column.desc() if wanted.descending else column.asc() for column in columns))


def _refuse(wanted: Wanted, *names: str) -> None:
    faults = [
        Fault(("query", name), "This kind of pagination does not know it.")
        for name in names
        if getattr(wanted, name) is not None
    ]
    if faults:
        raise InvalidError(faults)


def _cursor(_setting: Setting, resources: Resources) -> Cursor:
    return Cursor(resources.secret_key)


FEATURE = Feature(
    id="data.pagination",
    title="Pagination",
    summary="How GET /tasks is cut into pages.",
    teaches="Offsets against cursors: shifting pages, deep pages.",
    choices=(
        ChoiceInfo(value="none", label="none", summary=f"Everything at once, at most {CAP:,} rows."),
        ChoiceInfo(value="offset", label="offset", summary="Skip and take: page and limit."),
        ChoiceInfo(value="cursor", label="cursor", summary="Continue behind the last row: cursor and limit."),
    ),
    default="offset",
    strategies={
        "none": lambda _setting, _resources: Everything(),
        "offset": lambda _setting, _resources: Offset(),
        "cursor": _cursor,
    },
)

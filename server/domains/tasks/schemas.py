"""The shapes of tasks on the wire."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, field_validator
from pydantic.config import JsonDict

from server.domains.fields import Id, Input, Limit, Output, PageNumber, TagName, Text, Title, Version
from server.features.data.pagination import Wanted
from server.models import Tag

Priority = Annotated[int, Field(ge=1, le=5, description="1 can wait, 5 is burning.")]
Tags = Annotated[list[TagName], Field(max_length=10, description="At most ten; unknown ones are made.")]
Sort = Literal[
    "created_at", "-created_at", "updated_at", "-updated_at", "due", "-due", "priority", "-priority", "title", "-title"
]
EXAMPLE: JsonDict = {
    "title": "Rotate the signing key",
    "owner_id": 42,
    "priority": 4,
    "due": "2026-02-11",
    "tags": ["security"],
}


class TaskOut(Output):
    """A task as it is stored."""

    id: int
    owner_id: int
    title: str
    done: bool
    priority: int
    due: date | None
    tags: list[str]
    created_at: datetime
    updated_at: datetime
    version: int

    @field_validator("tags", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        return [tag.name if isinstance(tag, Tag) else tag for tag in value]


class TaskPage(Output):
    """A piece of the list of tasks. Which of ``next_page`` and ``next_cursor`` is used depends on the pagination."""

    items: list[TaskOut]
    count: int = Field(description="How many items are in this piece.")
    limit: int
    page: int | None = None
    next_page: int | None = None
    next_cursor: str | None = None
    capped: bool = Field(default=False, description="True when there are more rows than may be sent without pages.")


class TaskCreate(Input):
    """A new task."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    title: Title
    owner_id: Id | None = Field(default=None, description="Left out, it is the signed-in user.")
    done: bool = False
    priority: Priority = 3
    due: date | None = None
    tags: Tags = []


class TaskReplace(Input):
    """The whole task: what is left out goes back to its default. Fields that only we write are ignored."""

    model_config = ConfigDict(extra="ignore", json_schema_extra={"examples": [{**EXAMPLE, "done": True}]})

    title: Title
    owner_id: Id | None = Field(default=None, description="Left out, the owner stays.")
    done: bool = False
    priority: Priority = 3
    due: date | None = None
    tags: Tags = []
    version: Version | None = Field(default=None, description="The version that was read; a newer one answers 409.")


def _without_defaults(schema: dict[str, Any]) -> None:
    for field in schema["properties"].values():
        field.pop("default", None)


_LEFT_OUT: Any = None
"""Never validated and never stored: a patch writes only what was sent, and null is a value like any other."""


class TaskPatch(Input):
    """Some fields of a task: what is left out stays as it is; null empties ``due`` and is refused elsewhere."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_without_defaults)

    title: Title = Field(default=_LEFT_OUT, examples=["Rotate both signing keys"])
    owner_id: Id = _LEFT_OUT
    done: bool = Field(default=_LEFT_OUT, examples=[True])
    priority: Priority = _LEFT_OUT
    due: date | None = _LEFT_OUT
    tags: Tags = _LEFT_OUT
    version: Version = _LEFT_OUT


class TaskFilter(Input):
    """Which tasks, in which order, and which piece of them."""

    model_config = ConfigDict(extra="ignore")

    owner_id: Id | None = None
    done: bool | None = None
    priority: Priority | None = None
    tag: TagName | None = None
    q: Annotated[Text, Field(max_length=100, description="Part of the title.")] | None = None
    sort: Sort = Field(default="-created_at", description="The field to sort by; a minus puts the largest first.")
    limit: Limit = 20
    page: PageNumber | None = None
    cursor: Annotated[str, Field(max_length=500, description="The next_cursor of the page before.")] | None = None

    @property
    def wanted(self) -> Wanted:
        """The part that pagination works with."""
        return Wanted(self.sort, self.limit, self.page, self.cursor)

"""The shapes of reports."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from server.domains.fields import Id, Input, Output

State = Literal["accepted", "running", "done", "failed"]


class ReportCreate(Input):
    """Which tasks to sum up: one owner's, or everybody's."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"owner_id": 42}, {}]})

    owner_id: Id | None = None


class MonthOut(Output):
    """One month's tasks."""

    month: str
    created: int
    done: int


class ReportOut(Output):
    """How far the work is, and what came out of it."""

    id: str
    state: State
    owner_id: int | None = None
    progress: Annotated[float, Field(ge=0, le=1)] = 0.0
    months: list[MonthOut] = []

"""The shapes of users on the wire; the password hash is in none of them."""

from datetime import datetime
from typing import Any

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from server.domains.fields import Email, Input, Output, Password, PersonName, Username

EXAMPLE: JsonDict = {
    "username": "nora",
    "email": "nora@example.org",
    "name": "Nora Lind",
    "password": "at-least-eight-signs",
}


class UserOut(Output):
    """An account as others may see it."""

    id: int
    username: str
    email: str
    name: str
    role: str
    created_at: datetime


class UserPage(Output):
    """A page of users, by id."""

    items: list[UserOut]
    count: int
    limit: int
    page: int
    next_page: int | None = Field(description="The next page, when this one is full; it can turn out to be empty.")


class UserCreate(Input):
    """A new account. Without a password it can own tasks but not sign in. The role is always 'user'."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    username: Username
    email: Email
    name: PersonName
    password: Password | None = None


_LEFT_OUT: Any = None


class UserPatch(Input):
    """What may be changed of an account; what is left out stays."""

    name: PersonName = Field(default=_LEFT_OUT, examples=["Nora Lindholm"])
    email: Email = Field(default=_LEFT_OUT, examples=["nora.lindholm@example.org"])


class TagCount(Output):
    """How often a tag is used."""

    name: str
    count: int


class ProfileOut(Output):
    """A summary of all that a user has to do, and of how that compares with everybody else."""

    user_id: int
    name: str
    tasks: int
    done: int
    open: int
    overdue: int
    by_priority: dict[str, int]
    top_tags: list[TagCount]
    rank: int = Field(description="Place among all users by tasks done; 1 is the busiest.")

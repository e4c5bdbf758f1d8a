"""The kinds of values that requests carry, each validated once, for all resources."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

MAX_ID = 2**63 - 1
"""The largest integer that the databases can store: anything above is no id of ours, and would overflow them."""

EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def _plain(text: str) -> str:
    """Refuse control characters: they have no place in a title, and PostgreSQL can't store NUL."""
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text):
        raise ValueError("must not contain control characters")
    return unicodedata.normalize("NFC", text)


def _email(text: str) -> str:
    if not EMAIL.fullmatch(text):
        raise ValueError("must look like name@example.org")
    return text.lower()


Id = Annotated[int, Field(ge=1, le=MAX_ID)]
Version = Annotated[int, Field(ge=1, le=MAX_ID)]
Text = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_plain)]
Title = Annotated[Text, Field(min_length=1, max_length=200)]
PersonName = Annotated[Text, Field(min_length=1, max_length=80)]
Username = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{2,39}$")]
Email = Annotated[Text, Field(min_length=3, max_length=254), AfterValidator(_email)]
Password = Annotated[str, Field(min_length=8, max_length=200)]
TagName = Annotated[
    str, StringConstraints(strip_whitespace=True, to_lower=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,29}$")
]
Limit = Annotated[int, Field(ge=1, le=100, description="Rows on a page, 1 to 100.")]
PageNumber = Annotated[int, Field(ge=1, le=1_000_000, description="Which page, from 1.")]


class Input(BaseModel):
    """A body that a client sends: unknown fields are refused, so that a typing error does not go unnoticed."""

    model_config = ConfigDict(extra="forbid")


class Output(BaseModel):
    """A body that we send, read from a row."""

    model_config = ConfigDict(from_attributes=True)

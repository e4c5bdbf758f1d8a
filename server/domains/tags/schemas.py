"""The shapes of tags on the wire."""

from server.domains.fields import Input, Output, TagName


class TagOut(Output):
    """A label."""

    id: int
    name: str


class TagList(Output):
    """All labels, by name."""

    items: list[TagOut]
    count: int


class TagCreate(Input):
    """A new label: letters, digits and dashes, kept in lower case."""

    name: TagName

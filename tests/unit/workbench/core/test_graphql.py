"""Names of operations."""

import pytest

from workbench.core.graphql import Operation, operations


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ("", []),
        ("{ me { id } }", [("query", "")]),
        ("query A { me } mutation B($id: ID! = 1) @live { drop(id: $id) }", [("query", "A"), ("mutation", "B")]),
        ("query { me }", [("query", "")]),
        ("query ($id: ID!) { me(id: $id) }", [("query", "")]),
        ("fragment query on User { id } query A { ...query }", [("query", "A")]),
        ('query A { f(s: "} query X {") }  # query Y { z }\nquery B { query }', [("query", "A"), ("query", "B")]),
        ('query A { f(s: """ } " query X { """) } subscription S { s }', [("query", "A"), ("subscription", "S")]),
        ("query A { f(i: {query: 1}) } query B { x }", [("query", "A"), ("query", "B")]),
        ("query A { never closed", [("query", "A")]),
        ("}}} query A { x }", [("query", "A")]),
    ],
)
def test_operations(document: str, found: list[tuple[str, str]]) -> None:
    assert operations(document) == tuple(Operation(*one) for one in found)

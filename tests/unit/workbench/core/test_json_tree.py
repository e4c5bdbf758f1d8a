"""JSON as a tree."""

import json
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.client import body_reader
from workbench.core.json_tree import Node, children, copied, kind, summary

MakeNode = Callable[[str], Node]


@pytest.fixture
def node(tmp_path: Path) -> MakeNode:
    def make(text: str) -> Node:
        path = tmp_path / f"{uuid.uuid4().hex}.body"
        path.write_text(text, "utf-8")
        root = body_reader.read(path, "application/json").tree
        assert root is not None
        return root

    return make


def test_numbers_keep_their_digits_and_repeated_keys_stay(node: MakeNode) -> None:
    found = children(node('{"n": 1.50, "n": 9007199254740993, "s": "x"}'))

    assert [(one.key, summary(one), kind(one)) for one in found] == [
        ("n", "1.50", "number"),
        ("n", "9007199254740993", "number"),
        ("s", '"x"', "string"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{}", "object · 0 keys"),
        ('{"a":1}', "object · 1 key"),
        ("[1,2]", "array · 2"),
        ("null", "null"),
        ("true", "true"),
    ],
)
def test_summaries(text: str, words: str, node: MakeNode) -> None:
    assert summary(node(text)) == words


def test_a_long_array_shows_its_head_and_folds_the_rest(node: MakeNode) -> None:
    found = children(node(json.dumps(list(range(23)))))

    assert [one.key for one in found] == ["0", "1", "2", "3 … 22"]
    assert summary(found[3]) == "20 more"
    assert children(found[3])[0].key == "3"
    assert len(children(found[3])) == 20


@pytest.mark.parametrize("length", [0, 1, 99, 101, 30_000])
def test_no_level_has_more_than_about_a_hundred_lines_and_nothing_is_lost(length: int, node: MakeNode) -> None:
    waiting, leaves = [node(json.dumps(["x"] * length))], 0
    while waiting:
        found = children(waiting.pop())
        assert len(found) <= 101
        leaves += sum(1 for one in found if not one.has_children)
        waiting.extend(one for one in found if one.has_children)

    assert leaves == length


def test_copies_are_the_text_itself(node: MakeNode) -> None:
    assert copied(node('"a\\nb"'), 99) == "a\nb"
    assert json.loads(copied(node('{"a": [1, true, null]}'), 99)) == {"a": [1, True, None]}

"""The tree of a JSON file, read by blocks."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.client import block_file, json_document
from workbench.client.block_file import BlockFile
from workbench.client.json_document import DEEPEST, JsonDocument
from workbench.core import json_scan
from workbench.core.json_scan import ScanState
from workbench.core.json_tree import Node, children

KEYS = st.text(st.sampled_from('ab"\\:{ é'), max_size=6)
VALUES = st.recursive(
    st.none() | st.integers() | st.sampled_from(["", "a,b", '"]', "\\", "é{"]),
    lambda inner: st.lists(inner, max_size=14) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=30,
)


def root_of(path: Path) -> Node | None:
    document, state = JsonDocument(BlockFile(path)), ScanState()
    for content in BlockFile(path).blocks():
        block = json_scan.scan(content, state)
        document.add(block)
        state = block.after
    return document.finish()


def value_of(node: Node) -> object:
    if not node.is_container:
        return json.loads(node.document.text(node, 1 << 20))
    items = list(leaves(node))
    assert len(items) == node.document.length(node)
    if node.document.first(node) == "{":
        return {item.key: value_of(item) for item in items}
    return [value_of(item) for item in items]


def leaves(node: Node) -> "list[Node]":
    return [leaf for line in children(node) for leaf in (leaves(line) if line.folded else [line])]


@settings(deadline=None)
@given(value=VALUES, block=st.sampled_from([5, 16, 1000]), indent=st.sampled_from([None, 3]))
def test_the_tree_holds_what_the_text_says(
    value: object, block: int, indent: int | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("json") / "a"
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_file, "BLOCK_BYTES", block)
        patch.setattr(json_document, "BLOCK_BYTES", block)
        root = root_of(path)

        assert root is not None
        assert value_of(root) == value


@pytest.mark.parametrize("text", ["[1", "]", '"open', "", "   "])
def test_what_does_not_close_has_no_tree(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text(text)

    assert root_of(path) is None


def test_what_nests_too_deep_is_shown_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("[" * 1000 + "]" * 1000)
    node = root_of(path)
    levels = 0
    while node is not None and node.has_children:
        node, levels = children(node)[0], levels + 1

    assert levels == DEEPEST

import yaml

from workbench.core.opencollection import nodes
from workbench.core.opencollection.yaml_text import compose

TEXT = "a: 1\na: 2\nb: |+\n  x\n\nc:\n  - d: e   # f\n\ng: >2-\n   h\n"


def value(name: str) -> yaml.Node:
    found = nodes.entry(compose(TEXT), name)
    assert found is not None
    return found[1]


def test_of_a_name_that_stands_twice_the_last_counts() -> None:
    assert value("a").value == "2"
    assert nodes.entry(compose(TEXT), "z") is None
    assert nodes.names(compose(TEXT)) == ["a", "a", "b", "c", "g"]


def test_content_ends_before_comments_and_blank_lines() -> None:
    assert TEXT[: nodes.content_end(value("c"), TEXT)].endswith("d: e")
    assert TEXT[: nodes.content_end(value("b"), TEXT)].endswith("x\n")
    assert TEXT[: nodes.content_end(value("g"), TEXT)].endswith("h")


def test_the_indentation_of_a_block_is_named_or_seen() -> None:
    block, folded = value("b"), value("g")
    assert isinstance(block, yaml.ScalarNode)
    assert isinstance(folded, yaml.ScalarNode)
    assert nodes.block_indent(block, TEXT, 0) == 2
    assert nodes.block_indent(folded, TEXT, 0) == 2


def test_what_holds_a_node_is_found() -> None:
    node = compose("x:\n  - y: {z: 1}\n")
    inner = node.value[0][1].value[0].value[0][1].value[0][1]

    found = nodes.holder(node, inner)

    assert found is not None
    assert found[0].value == "z"
    assert found[1].flow_style
    assert nodes.holder(node, compose("a: b")) is None


def test_the_part_that_we_read_of_a_richer_form() -> None:
    variants = "x:\n  - {title: a, value: 1}\n  - {title: b, selected: true, value: {type: string, data: 2}}\n"
    text = variants + "y: {content: z}\n"
    node = compose(text)

    for name, wanted in (("x", "2"), ("y", "z")):
        found = nodes.entry(node, name)
        assert found is not None
        assert nodes.understood(found[1], text_wanted=True).value == wanted

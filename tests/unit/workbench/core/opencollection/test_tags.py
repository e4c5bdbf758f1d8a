from workbench.core.opencollection import tags
from workbench.core.opencollection.yaml_text import Raw

INFO: dict[str, Raw] = {
    "tags": ["smoke", "workbench.proxy=http://h=1", "workbench.odd", {"a": "b"}, "workbench.omit=A"]
}


def test_ours_are_read_and_others_are_not() -> None:
    found = tags.read_tags(INFO)

    assert found == (("proxy", "http://h=1"), ("omit", "A"))
    assert tags.value(found, "proxy") == "http://h=1"
    assert tags.value(found, "none", "default") == "default"
    assert tags.values(found, "omit") == ("A",)
    assert tags.milliseconds((("a", "1500"),), "a", 9.0) == 1.5
    assert tags.milliseconds((("a", "soon"),), "a", 9.0) == 9.0


def test_ours_are_replaced_in_their_places() -> None:
    assert tags.tags_tree((("omit", "B"), ("omit", "C")), INFO) == [
        "smoke",
        "workbench.odd",
        {"a": "b"},
        "workbench.omit=B",
        "workbench.omit=C",
    ]

from workbench.core.opencollection import fields
from workbench.core.opencollection.yaml_text import Raw
from workbench.core.request import Row

RAW: dict[str, Raw] = {
    "text": "x",
    "typed": {"type": "number", "data": "5"},
    "variants": [{"title": "a", "value": "1"}, {"title": "b", "value": "2", "selected": "true"}],
    "description": "null",
    "rows": [{"name": "a", "value": "b", "disabled": "true", "description": {"content": "why", "type": "text"}}, "odd"],
    "inner": {"deep": {"x": "y"}},
}


def test_text_is_found_in_every_form_that_it_has() -> None:
    assert [fields.text(RAW, name) for name in ("text", "typed", "variants", "inner", "none")] == [
        "x",
        "5",
        "2",
        "",
        "",
    ]
    assert fields.note(RAW) == ""
    assert fields.text(RAW, "none", "default") == "default"


def test_wrong_shapes_are_absent() -> None:
    assert fields.part(RAW, "inner", "deep") == {"x": "y"}
    assert fields.part(RAW, "text", "deep") == fields.part(None) == {}
    assert fields.items(RAW, "text") == []
    assert len(fields.mappings(RAW, "rows")) == 1
    assert fields.number({"a": "inherit", "b": "1.5", "c": "inf"}, "a") is None
    assert fields.number({"a": "inherit", "b": "1.5", "c": "inf"}, "b") == 1.5
    assert fields.number({"c": "inf"}, "c") is None
    assert fields.flag({"a": "Yes", "b": "maybe"}, "a")
    assert not fields.flag({"a": "Yes", "b": "maybe"}, "b")


def test_a_row_comes_back_as_it_was() -> None:
    row = fields.row(fields.mappings(RAW, "rows")[0])

    assert row == Row("a", "b", enabled=False, note="why")
    assert fields.row_tree(row) == {"name": "a", "value": "b", "description": "why", "disabled": True}


def test_items_stand_in_their_old_places_beside_those_of_others() -> None:
    placed = fields.in_old_places(["x", None, "y", "x"], ["1", "2", "3", "4"], {"x": ["A"], "y": ["B", "C"]})

    assert placed == ["A", "2", "B", "C"]

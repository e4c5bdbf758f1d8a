from workbench.core.opencollection.writing import changed, fresh
from workbench.core.opencollection.yaml_text import Raw, Tree


def understand(raw: dict[str, Raw]) -> dict[str, Tree]:
    return {name: str(raw[name]) for name in ("a", "b") if name in raw}


def test_a_new_file_ends_with_a_line_end() -> None:
    assert fresh({"a": "x", "b": ["z"]}) == "a: x\nb:\n  - z\n"


def test_an_empty_file_is_written_anew() -> None:
    assert changed("# empty\n", {"a": "x"}, understand) == "a: x\n"


def test_where_an_alias_would_change_two_places_the_file_is_written_anew() -> None:
    text = "a: &same x\nb: *same\nodd: kept  # not this\n"

    written = changed(text, {"a": "z", "b": "x"}, understand)

    assert written == "a: z\nb: x\nodd: kept\n"

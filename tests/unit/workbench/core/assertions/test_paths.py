import pytest

from workbench.core.assertions import paths
from workbench.core.assertions.answer import CouldNotCheckError
from workbench.core.assertions.problem import BadAssertionError

DOCUMENT = {"items": [{"id": 1}, {"id": 2}], "a b": {"c": "x"}, "none": None}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("$.items[1].id", 2),
        ("$['a b'].c", "x"),
        ("$.none", None),
        ("$.items[*].id", [1, 2]),
        ("$..id", [1, 2]),
        ("$.items[?@.id == 2].id", [2]),
        ("$.items.length", 2),
        ("$['a b'].c.length", 1),
        ("$.missing", paths.ABSENT),
        ("$.missing.length", paths.ABSENT),
        ("$.none.length", paths.ABSENT),
        ("$..missing", paths.ABSENT),
    ],
)
def test_a_path_finds_its_value(path: str, value: object) -> None:
    assert paths.value_at(path, DOCUMENT) == value


@pytest.mark.parametrize("document", ['"quoted"', "[1]", 5, None, True])
def test_a_document_may_be_a_single_value(document: object) -> None:
    assert paths.value_at("$", document) == document
    assert paths.value_at("$.x", document) is paths.ABSENT


@pytest.mark.parametrize("path", ["", "id", "$.", "$.a | $.b", "$[", "$" + "[?(" * 5000])
def test_what_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(BadAssertionError):
        paths.value_at(path, DOCUMENT)


def test_a_path_to_too_many_values_is_given_up() -> None:
    with pytest.raises(CouldNotCheckError, match="more than"):
        paths.value_at("$[*]", [0] * (paths.MAX_NODES + 1))


def test_dots_in_quotes_are_no_descents() -> None:
    assert not paths.is_costly("$['a..b']['c..d?']")
    assert paths.is_costly("$..a[?@.b]")

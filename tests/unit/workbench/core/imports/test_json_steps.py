"""Large JSON in small steps: what comes out is what the standard parser gives, errors and their places included."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.imports.documents import load_json
from workbench.core.imports.json_steps import loads
from workbench.core.imports.report import UnreadableImportError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=40,
)


@given(VALUES, st.sampled_from([None, 1, "\t"]))
def test_every_value_is_read_as_it_was_written(value: object, indent: int | str | None) -> None:
    assert loads(json.dumps(value, indent=indent)) == value


@given(st.text('[]{}":,1a \\n', max_size=12))
def test_errors_are_those_of_the_standard_parser(text: str) -> None:
    def outcome(read: object) -> object:
        try:
            return read(text)  # type: ignore[operator]  # either parser
        except json.JSONDecodeError as error:
            return error.pos

    assert outcome(loads) == outcome(json.loads)


def test_of_a_name_that_occurs_twice_the_last_counts() -> None:
    assert loads('{"a": 1, "a": 2}') == {"a": 2}


@pytest.mark.parametrize("deep", [3, 20, 500])
def test_deep_values_are_read(deep: int) -> None:
    assert loads("[" * deep + "]" * deep) == json.loads("[" * deep + "]" * deep)


def test_a_large_document_is_read_and_its_errors_have_their_places() -> None:
    items = ",\n".join(f'{{"name": "{number}"}}' for number in range(60_000))
    assert len(load_json(f'{{"item": [{items}]}}')["item"]) == 60_000

    with pytest.raises(UnreadableImportError) as told:
        load_json(f'{{"item": [{items},\n?]}}')
    assert (told.value.line, told.value.column) == (60_001, 1)

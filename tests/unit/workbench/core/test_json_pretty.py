"""Laying JSON out without changing a value."""

import json

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.json_pretty import pretty

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_it_looks_as_the_standard_library_would_lay_it_out(value: object) -> None:
    assert "".join(pretty(json.dumps(value))) == json.dumps(value, indent=2)


def test_digits_escapes_and_repeated_keys_stay() -> None:
    text = '{"n":1.500e+10,"n":"\\u00e9"}'

    assert "".join(pretty(text)) == '{\n  "n": 1.500e+10,\n  "n": "\\u00e9"\n}'


def test_what_is_not_json_is_laid_out_as_far_as_it_goes() -> None:
    assert "".join(pretty('{"a": [1, oops "')) == '{\n  "a": [\n    1,\n    oops"'

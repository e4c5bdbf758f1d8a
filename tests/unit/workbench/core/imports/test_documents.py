import pytest

from workbench.core.imports.documents import decode, load
from workbench.core.imports.report import UnreadableImportError


def test_yaml_is_read_by_its_version_1_2() -> None:
    text = "a: no\nb: 22:22\nc: 2024-01-01\nd: 0o10\ne: 012\nf: true\ng: ~\nh: 1.5\ni:\n"

    found = load(text)

    assert found == {
        "a": "no", "b": "22:22", "c": "2024-01-01", "d": 8, "e": 12, "f": True, "g": None, "h": 1.5, "i": None,
    }  # fmt: skip
    assert load('\ufeff{"a": 1}') == {"a": 1}


@pytest.mark.parametrize(
    ("text", "place"), [('{\n "a": }', (2, 7)), ("a: [\n", (2, 1)), ("a: *x\n", (1, 4)), ("\tb: 1", (1, 1))]
)
def test_the_place_of_an_error(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(UnreadableImportError) as caught:
        load(text)

    assert (caught.value.line, caught.value.column) == place


def test_nesting_without_end_and_bytes_that_are_no_text() -> None:
    for text in ("[" * 100_000, "a: " + "[" * 50_000):
        with pytest.raises(UnreadableImportError):
            load(text)
    with pytest.raises(UnreadableImportError, match="Line 2, column 2"):
        decode(b"a\nb\xff")
    assert decode("é".encode("utf-16")) == "é"

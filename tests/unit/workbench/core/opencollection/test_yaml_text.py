import pytest

from workbench.core.opencollection.yaml_text import UnreadableError, compose, load


def test_scalars_stay_what_was_typed() -> None:
    text = "a: no\nb: 22:22\nc: 012\nd: 1e3\ne: ~\nf:\ng: 2024-01-01\n"

    assert load(text) == {"a": "no", "b": "22:22", "c": "012", "d": "1e3", "e": "~", "f": "", "g": "2024-01-01"}
    assert load("") == load("# nothing\n") == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [", 2),
        ("a: b\n c: d\n", 2),
        ("- a\n", 1),
        ("just text\n", 1),
        ("a: b\n---\nc: d\n", 2),
        ("a:\n\tb: c\n", 2),
    ],
)
def test_what_is_no_mapping_is_told_with_its_place(text: str, line: int) -> None:
    with pytest.raises(UnreadableError) as told:
        load(text)

    assert told.value.line == line
    with pytest.raises(UnreadableError):
        compose(text)


def test_a_character_that_may_not_be_there_is_told() -> None:
    with pytest.raises(UnreadableError, match="allow"):
        load("a: \x00")


def test_aliases_that_unfold_without_end_are_refused() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))

    with pytest.raises(UnreadableError, match="unfold"):
        load(bomb)
    with pytest.raises(UnreadableError, match="recursive"):
        load("a: &a [*a]\n")
    assert load("a: &a [x]\nb: *a\n") == {"a": ["x"], "b": ["x"]}
    assert load('a: &a x\nb: {c: *a, d: "*"}\n') == {"a": "x", "b": {"c": "x", "d": "*"}}


def test_tags_change_nothing() -> None:
    assert load("a: !!int 1\nb: !mine [x]\nc: !!binary aGk=\n") == {"a": "1", "b": ["x"], "c": "aGk="}


def test_a_name_that_is_no_text_is_told_with_its_place() -> None:
    with pytest.raises(UnreadableError, match="a name must be a text") as told:
        load("a: 1\n? [b]\n: c\n")
    assert (told.value.line, told.value.column) == (2, 3)

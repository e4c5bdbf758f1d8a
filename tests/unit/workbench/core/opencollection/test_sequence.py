import pytest

from workbench.core.opencollection import UnreadableError, read_sequence, write_sequence


def test_only_the_place_is_changed() -> None:
    text = "# mine\ninfo:\n  name: a\n  seq: 3 # third\nhttp: {url: x}\n"

    assert read_sequence(text) == 3
    assert write_sequence(text, 3) == text
    assert write_sequence(text, 1) == text.replace("seq: 3", "seq: 1")


def test_a_file_without_a_place_gets_one() -> None:
    assert write_sequence("info:\n  name: a\n", 2) == "info:\n  seq: 2\n  name: a\n"
    assert read_sequence("http:\n  url: x\n") is None
    assert read_sequence("a: [") is None
    with pytest.raises(UnreadableError):
        write_sequence("a: [", 1)

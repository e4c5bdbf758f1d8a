import pytest

from workbench.collection.names import copy_title, file_name, folder_name, stem


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("create task", "create task"),
        ("GET /tasks?a=1", "GET -tasks-a=1"),
        ("..", "request"),
        ("", "request"),
        ("CON", "CON-"),
        ("folder", "folder-"),
        ("a" * 200, "a" * 80),
        ("Größe ☃", "Größe ☃"),
        ("ends with a dot.", "ends with a dot"),
    ],
)
def test_titles_become_names_that_every_system_takes(title: str, kept: str) -> None:
    assert stem(title) == kept


def test_no_name_is_taken_twice_whatever_its_case() -> None:
    assert file_name("One", ["one.yml", "One 2.yml"]) == "One 3.yml"
    assert folder_name("Auth", ["auth"]) == "Auth 2"


def test_copies_are_numbered_from_the_second_on() -> None:
    assert copy_title("a", ["a"]) == "a copy"
    assert copy_title("a", ["a", "a copy"]) == "a copy 2"

import pytest

from workbench.collection.names import copy_title, file_name, folder_name, stem, suggested
from workbench.core.request import RequestDraft


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


def test_a_name_has_room_in_every_file_system() -> None:
    assert len(file_name("😀" * 80, []).encode()) < 255
    assert stem("😀" * 80) == "😀" * 50


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        (RequestDraft(name="mine", url="http://h/a"), "mine"),
        (RequestDraft(url="http://127.0.0.1:8000/tasks"), "tasks"),
        (RequestDraft(url="{{base}}/tasks/:id?x=1"), "tasks :id"),
        (RequestDraft("GET", "http://h"), "GET"),
    ],
)
def test_a_request_without_a_name_is_called_by_its_path(draft: RequestDraft, name: str) -> None:
    assert suggested(draft) == name

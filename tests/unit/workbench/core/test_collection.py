from pathlib import Path

from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.core.request import RequestDraft


def request(path: str) -> SavedRequest:
    return SavedRequest(path, RequestDraft(name=path))


DEEP = Folder("auth/tokens", "tokens", (request("auth/tokens/renew.yml"),))
AUTH = Folder("auth", "auth", (request("auth/log in.yml"), DEEP))
ROOT = Folder("", "Tasks API", (request("one.yml"), AUTH, request("two.yml")))
COLLECTION = Collection(Path("anywhere"), ROOT)


def test_requests_come_in_the_order_in_which_they_are_shown() -> None:
    paths = [one.path for one in ROOT.requests()]

    assert paths == ["one.yml", "auth/log in.yml", "auth/tokens/renew.yml", "two.yml"]


def test_a_request_is_found_by_its_file() -> None:
    assert COLLECTION.request("two.yml") == request("two.yml")
    assert COLLECTION.request("gone.yml") is None


def test_folders_above_a_request_are_given_from_the_outside_in() -> None:
    assert COLLECTION.folders_above("auth/tokens/renew.yml") == (ROOT, AUTH, DEEP)
    assert COLLECTION.folders_above("one.yml") == (ROOT,)


def test_a_folder_of_a_similar_name_is_not_above() -> None:
    assert COLLECTION.folders_above("authority/x.yml") == (ROOT,)

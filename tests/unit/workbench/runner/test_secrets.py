from pathlib import Path

from workbench.core.collection import Collection, Defaults, Environment, Folder, SavedRequest, Variable
from workbench.core.request import RequestDraft
from workbench.core.variables import owner_of
from workbench.runner.secrets import secrets_of

ROOT = Path("x")
TOKEN, KEY = Variable("token", secret=True), Variable("api-key", secret=True)
REQUEST = SavedRequest("in/a.yml", RequestDraft(variables=(KEY, Variable("plain", "1"))))
FOLDER = Folder("in", "in", (REQUEST,), Defaults(variables=(Variable("open"),)))
COLLECTION = Collection(ROOT, Folder("", "API", (FOLDER,), Defaults(variables=(TOKEN,))))
LOCAL = Environment("local", (TOKEN, Variable("off", secret=True, enabled=False)))


def test_owners_with_secrets_are_asked_for_theirs() -> None:
    asked: list[str] = []

    def read(owner: str) -> dict[str, str]:
        asked.append(owner)
        return {"token": f"of {owner}"}

    found = secrets_of(COLLECTION, LOCAL, {}, read)

    wanted = [
        owner_of(ROOT, "environment", "local"),
        owner_of(ROOT, "collection"),
        owner_of(ROOT, "request", "in/a.yml"),
    ]
    assert asked == wanted
    assert found[wanted[0]] == {"token": f"of {wanted[0]}"}


def test_what_is_given_to_the_process_comes_first_and_spares_the_keyring() -> None:
    def refuse(owner: str) -> dict[str, str]:
        raise AssertionError(f"asked for {owner}")

    given = {"WORKBENCH_SECRET_TOKEN": "t", "WORKBENCH_SECRET_API_KEY": "k"}

    found = secrets_of(COLLECTION, None, given, refuse)

    assert found == {
        owner_of(ROOT, "collection"): {"token": "t"},
        owner_of(ROOT, "request", "in/a.yml"): {"api-key": "k"},
    }

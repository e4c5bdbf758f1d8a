"""What scopes are made of."""

from pathlib import Path

from workbench.core.collection import Collection, Environment, Folder, Variable
from workbench.state.environments import EnvironmentsSnapshot

TOKEN = Variable("token", secret=True)
LOCAL = Environment("Local", (TOKEN, Variable("a", "1")))


def test_the_chosen_environment_gives_the_values() -> None:
    snapshot = EnvironmentsSnapshot((LOCAL, Environment("B")), "Local", base="http://b")

    assert (snapshot.scopes()["a"], snapshot.scopes()["base"]) == ("1", "http://b")
    assert "a" not in EnvironmentsSnapshot((LOCAL,), "").scopes()


def test_secrets_of_a_collection_are_not_those_of_the_workbench() -> None:
    root = Path("/c")
    collection = Collection(root, Folder("", "C"))
    own, theirs = EnvironmentsSnapshot((LOCAL,), "Local"), EnvironmentsSnapshot((LOCAL,), "Local", collection)

    secrets = {theirs.owner("Local"): {"token": "hush"}}

    assert own.owner("Local") != theirs.owner("Local")
    assert EnvironmentsSnapshot((LOCAL,), "Local", collection, secrets=secrets).scopes()["token"] == "hush"


def test_values_of_secrets_stay_out_of_what_is_printed() -> None:
    assert "hush" not in repr(EnvironmentsSnapshot((LOCAL,), secrets={"x": {"token": "hush"}}))

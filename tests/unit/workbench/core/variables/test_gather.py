"""The scopes of one request."""

from pathlib import Path

from workbench.core.collection import Collection, Defaults, Environment, Folder, SavedRequest, Variable
from workbench.core.request import RequestDraft
from workbench.core.variables import Moment, owner_of, place_of, scopes_of

ROOT = Path("/c")


def named(where: str, *others: Variable) -> tuple[Variable, ...]:
    return (Variable("who", where), *others)


REQUEST = SavedRequest("out/in/get.yml", RequestDraft(variables=named("request")))
PLAIN = SavedRequest("out/in/plain.yml", RequestDraft())
INNER = Folder("out/in", "in", (REQUEST, PLAIN), Defaults(variables=named("inner")))
OUTER = Folder("out", "out", (INNER,), Defaults(variables=named("outer", Variable("out", "o"))))
COLLECTION = Collection(ROOT, Folder("", "C", (OUTER,), Defaults(variables=named("collection", Variable("c", "c")))))
LOCAL = Environment("Local", named("environment", Variable("c", "chosen"), Variable("t", secret=True)))


def test_the_narrowest_scope_wins() -> None:
    assert scopes_of(COLLECTION, LOCAL, REQUEST.path)["who"] == "request"
    assert scopes_of(COLLECTION, LOCAL, PLAIN.path)["who"] == "inner"
    assert scopes_of(COLLECTION, LOCAL)["who"] == "environment"
    assert scopes_of(COLLECTION, None)["who"] == "collection"


def test_outer_folders_reach_their_requests() -> None:
    assert scopes_of(COLLECTION, None, PLAIN.path)["out"] == "o"


def test_the_environment_is_stronger_than_the_collection() -> None:
    assert scopes_of(COLLECTION, LOCAL)["c"] == "chosen"


def test_a_row_is_stronger_than_all_and_the_base_weaker() -> None:
    scopes = scopes_of(COLLECTION, LOCAL, REQUEST.path, row={"who": "row"}, base="http://b")

    assert (scopes["who"], scopes["base"]) == ("row", "http://b")


def test_secrets_come_by_their_owner() -> None:
    secrets = {
        owner_of(ROOT, "environment", "Local"): {"t": "hush"},
        owner_of(None, "environment", "Local"): {"t": "no"},
    }

    assert scopes_of(COLLECTION, LOCAL, secrets=secrets)["t"] == "hush"


def test_a_captured_value_stands_above_its_scope() -> None:
    captured = {
        place_of("session"): {"who": "session"},
        place_of("folder", PLAIN.path): {"out": "captured"},
        place_of("environment", environment="Other"): {"c": "not ours"},
    }

    scopes = scopes_of(COLLECTION, LOCAL, PLAIN.path, captured=captured)

    assert (scopes["who"], scopes["out"], scopes["c"]) == ("session", "captured", "chosen")


def test_a_captured_value_of_a_secret_is_secret() -> None:
    captured = {place_of("environment", environment="Local"): {"t": "fresh", "access_token": "x", "id": "7"}}

    scopes = scopes_of(None, LOCAL, captured=captured)

    assert [scopes.resolve(name).secret for name in ("t", "access_token", "id")] == [True, True, False]


def test_without_anything_there_are_made_up_values_only() -> None:
    assert scopes_of(None, None, moment=Moment("x", 0.0)).names == ("$uuid", "$now", "$timestamp", "$random_int")


def test_what_is_being_typed_takes_the_place_of_what_the_file_says() -> None:
    typed = scopes_of(COLLECTION, None, REQUEST.path, own=(Variable("where", "typed"),))

    assert typed["where"] == "typed"
    assert typed.resolve("where").scope.kind == "request"

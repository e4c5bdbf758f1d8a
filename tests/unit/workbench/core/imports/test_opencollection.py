from collections.abc import Callable

from workbench.core.collection import Folder
from workbench.core.imports.opencollection import import_opencollection_folder
from workbench.core.imports.report import Imported
from workbench.core.request import BearerAuth, FileBody, GraphQLBody, JsonBody, OAuth2PasswordAuth, Row


def test_a_collection_in_one_file(sample: Callable[[str], Imported]) -> None:
    found = sample("opencollection/bundled.yml")

    folder, last = found.items
    assert isinstance(folder, Folder)
    assert not isinstance(last, Folder)
    assert [one.draft.body for one in folder.requests()] == [JsonBody("{}")]
    assert last.draft.auth == BearerAuth("t")


def test_words_stay_words_and_rows_their_switches(sample: Callable[[str], Imported]) -> None:
    (word,), (disabled,) = (tuple(sample(f"opencollection/{name}.yml").requests()) for name in ("words", "disabled"))

    assert (word.draft.name, word.draft.url) == ("no", "http://h/012")
    assert disabled.draft.headers == (Row("A", "1", enabled=False),)
    assert disabled.draft.path_params == (Row("id", "3"),)


def test_bodies_and_the_password_grant(sample: Callable[[str], Imported]) -> None:
    *_, file = sample("opencollection/bodies.yml").requests()
    (graphql,) = sample("opencollection/graphql.yml").requests()
    password, _ = sample("opencollection/oauth.yml").requests()

    assert file.draft.body == FileBody("a.bin", "image/png")
    assert graphql.draft.body == GraphQLBody("{ a }", "{}")
    assert password.draft.auth == OAuth2PasswordAuth("http://h/t", "u", "p")


def test_folders_and_requests_in_their_order() -> None:
    def request(name: str, place: int) -> str:
        return f"info: {{name: {name}, type: http, seq: {place}}}\nhttp: {{method: GET, url: /}}\n"

    files = {"z.yml": request("z", 1), "a.yml": request("a", 2), "f/b.yml": request("b", 1)}

    found = import_opencollection_folder(files, "name")

    assert [one.draft.name for one in found.requests()] == ["b", "z", "a"]
    assert found.name == "name"

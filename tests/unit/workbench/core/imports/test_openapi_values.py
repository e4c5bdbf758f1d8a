"""What an OpenAPI document says ends up in the right places of the requests."""

import json
from pathlib import Path

from workbench.client.documents import beside
from workbench.core.collection import Folder, Variable
from workbench.core.imports.documents import decode
from workbench.core.imports.openapi import import_openapi
from workbench.core.imports.report import Imported
from workbench.core.request import (
    INHERIT,
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    FileBody,
    FormBody,
    JsonBody,
    MultipartBody,
    NoAuth,
    OAuth2PasswordAuth,
    RawBody,
    RequestDraft,
    Row,
)

SAMPLES = Path(__file__).parent / "samples" / "openapi"


def sample(name: str) -> Imported:
    file = SAMPLES / name
    read = beside(file)
    return import_openapi(decode(file.read_bytes()), lambda path: read(path).decode())


def drafts(name: str) -> list[RequestDraft]:
    return [one.draft for one in sample(name).requests()]


def test_parameters_of_the_path_count_for_each_operation_and_its_own_win() -> None:
    get, delete = drafts("path-parameters.yaml")

    assert get.url == delete.url == "{{base}}/t/:id/c"
    assert get.path_params == (Row("id", "7"),)
    assert get.params == (Row("q", "own"),)
    assert delete.params == (Row("q", "x", enabled=False),)


def test_a_body_is_built_from_all_parts_without_what_only_the_server_sets() -> None:
    body = drafts("all-of.yaml")[0].body

    assert isinstance(body, JsonBody)
    assert json.loads(body.text) == {"a": "first", "b": 3}


def test_written_examples_win_and_yaml_words_stay_words() -> None:
    one, two, three = (json.loads(draft.body.text) for draft in drafts("examples.yaml") if hasattr(draft.body, "text"))

    assert (one, two) == ({"a": 1}, {"from": "ref"})
    assert three == {"when": "2026-01-31T12:00:00Z", "no": "no", "on": "2024-01-01"}


def test_security_of_the_document_is_inherited_and_an_operation_has_the_last_word() -> None:
    found = sample("security.yaml")

    assert found.defaults.auth == BearerAuth("{{token}}")
    assert [one.draft.auth for one in found.requests()] == [
        INHERIT,
        NoAuth(),
        ApiKeyAuth("X-Key", "{{api_key}}"),
        CookieAuth("sid", "{{api_key}}"),
        BasicAuth("{{username}}", "{{password}}"),
        ApiKeyAuth("X-Key", "{{api_key}}"),
        OAuth2PasswordAuth("{{base}}/token", "{{username}}", "{{password}}", scope="read write"),
        ApiKeyAuth("k", "{{api_key}}", "query"),
    ]


def test_each_server_is_an_environment_and_the_first_one_counts_unless_another_is_chosen() -> None:
    found = sample("servers.yaml")

    assert found.defaults.variables == (Variable("base", "{{server:-https://eu.example.com/v2}}"),)
    assert [one.variables[0].value for one in found.environments] == [
        "https://eu.example.com/v2",
        "https://staging.example.com",
    ]
    assert [one.draft.url for one in found.requests()] == ["{{base}}/a", "https://b.example.com/b"]
    assert sample("json.json").defaults.variables == (Variable("base", "https://api.example.com/v1"),)
    assert drafts("relative-server.yaml")[0].url == "{{base}}/api/v3/a"


def test_a_live_document_counts_its_servers_from_where_it_was_read() -> None:
    text = (SAMPLES / "relative-server.yaml").read_text()

    found = import_openapi(text, origin="http://h:9/docs/openapi.json")

    assert found.defaults.variables == (Variable("base", "http://h:9/api/v3"),)


def test_every_style_of_parameter() -> None:
    (draft,) = drafts("styles.yaml")

    assert draft.path_params == (Row("m", ";m=1,2"), Row("l", ".1.2"))
    assert [(row.name, row.value) for row in draft.params] == [
        ("form", "a"), ("form", "b"), ("csv", "a,b"), ("pipes", "a|b"), ("spaces", "a b"),
        ("deep[x]", "1"), ("deep[y]", "2"), ("json", '{"z": 1}'),
    ]  # fmt: skip
    assert draft.headers == (Row("X-H", "a,1,b,2"), Row("Cookie", "c=1; d=2"))


def test_every_kind_of_body() -> None:
    form, parts, octets, image, text, patch, two = (draft.body for draft in drafts("bodies.yaml"))

    assert form == FormBody((Row("a", "string"), Row("b", "1")))
    assert isinstance(parts, MultipartBody)
    assert [(one.name, one.value, one.content_type, one.enabled) for one in parts.parts] == [
        ("f", "", "", False),
        ("t", "string", "", True),
        ("j", '{"k": true}', "application/json", True),
    ]
    assert (octets, image) == (FileBody("", "application/octet-stream"), FileBody("", "image/png"))
    assert text == RawBody("hello", "text/plain")
    assert patch == RawBody('{\n  "a": null\n}', "application/merge-patch+json")
    assert two == JsonBody("[\n  1\n]")


def test_tags_are_folders_in_the_order_of_the_document() -> None:
    first, second, bare = sample("tags.yaml").items

    assert isinstance(first, Folder)
    assert isinstance(second, Folder)
    assert not isinstance(bare, Folder)
    assert (first.name, first.notes, second.name) == ("first", "The first", "second")
    assert bare.draft.name == "GET /c"
    assert next(first.requests()).draft.notes == "Deprecated.\n\nAbout b"


def test_files_beside_it_are_read_and_those_outside_are_not() -> None:
    found = sample("multi/root.yaml")

    (draft,) = (one.draft for one in found.requests())
    assert draft.params == (Row("p", "x"),)
    assert draft.body == JsonBody('{\n  "n": 5\n}')
    assert "outside" in found.losses[1].why


def test_what_refers_to_itself_ends() -> None:
    tree, _loop = drafts("recursive.yaml")

    assert isinstance(tree.body, JsonBody)
    assert set(json.loads(tree.body.text)) == {"name", "children"}

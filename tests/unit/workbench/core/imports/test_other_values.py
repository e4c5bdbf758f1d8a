"""What Postman, HAR and .http files say ends up in the right places of the requests."""

from pathlib import Path

import pytest

from workbench.core.collection import Folder, Variable
from workbench.core.imports.har import import_har
from workbench.core.imports.http_file import import_http_file
from workbench.core.imports.postman import import_environment, import_postman
from workbench.core.imports.progress import ImportCancelledError
from workbench.core.imports.report import Imported
from workbench.core.request import (
    INHERIT,
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    FileBody,
    FormBody,
    GraphQLBody,
    JsonBody,
    MultipartBody,
    NoAuth,
    NoBody,
    OAuth2PasswordAuth,
    Part,
    RawBody,
    RequestDraft,
    Row,
)

SAMPLES = Path(__file__).parent / "samples"


def text(name: str) -> str:
    return (SAMPLES / name).read_bytes().decode()


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def postman(name: str) -> list[RequestDraft]:
    return drafts(import_postman(text(f"postman/{name}.json")))


def test_postman_auths_of_every_kind_that_we_have() -> None:
    assert [one.auth for one in postman("all-auths")] == [
        BasicAuth("u", "p"),
        BearerAuth("t"),
        ApiKeyAuth("X-K", "v"),
        ApiKeyAuth("k", "v", "query"),
        OAuth2PasswordAuth("http://h/t", "u", "p", "c", "s", "a b"),
        BearerAuth("t"),
        BearerAuth("{{token}}"),
        NoAuth(),
        NoAuth(),
        NoAuth(),
        BearerAuth("{{token}}"),
        INHERIT,
    ]
    assert postman("auth-2.0")[0].auth == BasicAuth("u", "p")
    assert postman("auth-2.0")[1].headers == (Row("A", "1"), Row("B", "2"))


def test_postman_folders_hand_down_what_they_handed_down() -> None:
    found = import_postman(text("postman/folders.json"))

    folder, last = found.items
    assert isinstance(folder, Folder)
    assert not isinstance(last, Folder)
    assert (found.defaults.auth, folder.defaults.auth, last.draft.auth) == (
        BearerAuth("{{t}}"),
        BasicAuth("u", "p"),
        NoAuth(),
    )


def test_postman_bodies() -> None:
    found = postman("bodies")

    assert [one.body for one in found] == [
        JsonBody('{"a":1}'),
        RawBody("<a/>", "application/xml"),
        FormBody((Row("a", "1"), Row("b", "2", enabled=False))),
        MultipartBody(
            (
                Part("t", "x", content_type="text/csv"),
                Part("f", path="/a.png"),
                Part("g", path="b.txt"),
                Part("g", path="c.txt"),
            )
        ),
        FileBody("a.bin"),
        GraphQLBody("{a}", '{"x":1}'),
        NoBody(),
    ]


def test_postman_switches_are_the_right_way_round() -> None:
    (draft,) = postman("disabled")

    assert draft.params == (Row("x", "1"), Row("y", "2", enabled=False), Row("z", "3"))
    assert draft.headers == (Row("A", "1", enabled=False), Row("B", "2"))
    settings = postman("one-bad-item")[-1]
    assert (settings.follow_redirects, settings.verify_tls, settings.max_redirects) == (False, False, 3)


def test_postman_urls_and_their_variables() -> None:
    (draft,) = postman("path-variables")
    parts, host = postman("url-parts")

    assert draft.url == "{{base}}/u/:id/p/:post"
    assert draft.path_params == (Row("id", "7", note="who"), Row("post", "9"))
    assert (parts.url, parts.params) == ("https://api.example.com:8443/v1/x", (Row("q", "1"),))
    assert host.url == "http://h/a/b"


def test_postman_scripts_are_text_in_the_notes() -> None:
    found = import_postman(text("postman/scripts.json"))

    assert "```js\npm.test('x')\n```" in drafts(found)[0].notes
    assert "all" in found.notes
    assert [loss.what for loss in found.losses] == ["prerequest script", "test script", "prerequest script"]


def test_postman_made_up_values_have_our_names() -> None:
    (draft,) = postman("dynamic")

    assert draft.url == "http://h/{{$uuid}}"
    assert draft.params == (Row("t", "{{$timestamp}}"),)
    assert draft.headers[0].value == "{{$now}} {{$random_int}} {{$randomFirstName}}"
    assert draft.body == JsonBody('{"id":"{{$uuid}}"}')


def test_a_postman_environment_keeps_what_is_switched_off_and_what_is_secret() -> None:
    (environment,) = import_environment(text("postman/environment.json")).environments

    assert environment.variables == (
        Variable("base", "http://h"),
        Variable("off", "1", enabled=False),
        Variable("token", "abc", secret=True),
    )


def test_an_import_can_be_stopped() -> None:
    def stop(_done: int, _known: int) -> None:
        raise ImportCancelledError

    with pytest.raises(ImportCancelledError):
        import_postman(text("postman/minimal.json"), progress=stop)


def test_a_har_keeps_what_was_sent() -> None:
    (query,) = drafts(import_har(text("har/query.har")))
    (headers,) = drafts(import_har(text("har/headers.har")))
    cookies = drafts(import_har(text("har/cookies.har")))
    typed, fields = drafts(import_har(text("har/form.har")))

    assert (query.url, query.params) == ("http://h/a?x=1&y=%20z&flag", ())
    assert headers.headers == (Row("X-A", "1"), Row("x-a", "2"))
    assert [one.headers for one in cookies] == [(Row("Cookie", "a=1; b=2"),), (Row("Cookie", "a=1"),)]
    assert typed.body == FormBody((Row("a", "1"), Row("b", "x y")))
    assert fields.body == FormBody((Row("a", "1"),))
    assert drafts(import_har(text("har/json.har")))[0].body == JsonBody('{"a": 1}')
    assert drafts(import_har(text("har/h2.har")))[0].http2


def http(name: str) -> list[RequestDraft]:
    return drafts(import_http_file(text(f"http/{name}.http")))


def test_http_files_have_names_queries_over_lines_and_variables() -> None:
    first, second, third = http("several")
    query, path = http("query-lines")[0], http("path-lines")[0]

    assert [one.name for one in (first, second, third)] == ["First", "second", "Third"]
    assert second.body == JsonBody('{"a": 1}')
    assert query.params == (Row("x", "1"), Row("y", "two words"))
    assert query.headers == (Row("Accept", "*/*"),)
    assert (path.url, path.params) == ("http://h/api/v1", (Row("a", "1"),))
    assert http("path-lines")[1].body == FormBody((Row("a", "1"), Row("b", "2")))
    found = import_http_file(text("http/variables.http"))
    assert found.defaults.variables == (Variable("host", "http://h:81"), Variable("token", "abc"))
    assert drafts(found)[0].auth == BearerAuth("{{token}}")


def test_http_files_name_files_and_parts() -> None:
    upload, filled = http("file-body")
    (parts,) = http("multipart")

    assert (upload.body, filled.body) == (FileBody("./a.png", "image/png"), FileBody("./b.json", ""))
    assert parts.body == MultipartBody(
        (Part("t", "hello"), Part("f", path="./data.json", content_type="application/json", filename="x.json"))
    )


def test_http_files_in_both_dialects() -> None:
    rest, jetbrains = http("graphql")
    (limits,) = http("directives")
    assert rest.body == GraphQLBody("query Q($id: ID!) {\n  a(id: $id) { b }\n}", '{ "id": 1 }')
    assert (jetbrains.method, jetbrains.body) == ("POST", GraphQLBody("{ a }"))
    assert [one.auth for one in http("auth")] == [
        BasicAuth("user", "passwd"), BasicAuth("user", "pass"), NoAuth(), BearerAuth("t"), NoAuth(),
    ]  # fmt: skip
    assert (limits.follow_redirects, limits.read_timeout_s, limits.connect_timeout_s) == (False, 5.0, 0.2)
    assert limits.notes == "a comment"
    assert http("host-header")[0].url == "http://example.com:8080/a"
    assert http("http2")[0].http2

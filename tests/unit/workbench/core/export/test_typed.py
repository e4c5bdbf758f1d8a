"""Requests written down with their variables: every one is still there, and nothing around it is changed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.draft_error import DraftError
from workbench.core.export.http_file import http_file
from workbench.core.export.hurl import hurl
from workbench.core.export.outgoing import outgoing
from workbench.core.export.postman import postman
from workbench.core.export.typed import filled, with_variables
from workbench.core.request import (
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    FormBody,
    JsonBody,
    RequestDraft,
    Row,
)
from workbench.core.variables import Scope, Scopes, Value

FULL = RequestDraft(
    "POST",
    "{{base}}/tasks/:id",
    params=(Row("q", "{{words:-a b}}"),),
    headers=(Row("X-Run", "{{$uuid}}"),),
    path_params=(Row("id", "{{id}}"),),
    body=JsonBody('{"owner": {{owner}}, "title": "{{title}}"}'),
    auth=BearerAuth("{{token}}"),
)


def test_an_http_file_keeps_every_variable() -> None:
    assert with_variables(http_file, FULL, secrets=False) == (
        "# @no-redirect\n"
        "POST {{base}}/tasks/{{id}}?q={{words:-a b}} HTTP/1.1\n"
        "Authorization: Bearer {{token}}\n"
        "Content-Type: application/json\n"
        "X-Run: {{$uuid}}\n"
        "\n"
        '{"owner": {{owner}}, "title": "{{title}}"}\n'
    )


def test_hurl_keeps_them_in_json_as_well() -> None:
    text = with_variables(hurl, FULL, secrets=False)

    assert "POST {{base}}/tasks/{{id}}" in text
    assert '\n{"owner": {{owner}}, "title": "{{title}}"}\n' in text


def test_postman_gets_the_draft_as_it_is() -> None:
    found = json.loads(with_variables(postman, FULL, secrets=False))["item"][0]["request"]

    assert found["url"]["raw"].startswith("{{base}}/tasks/:id")
    assert found["body"]["raw"] == '{"owner": {{owner}}, "title": "{{title}}"}'


@pytest.mark.parametrize(
    "url",
    [
        "{{base}}/a",
        "http://{{host}}/a",
        "https://{{host}}:{{port}}/a?x={{y}}",
        "{{host}}:8000/a",
        "http://h/{{a}}{{b}}",
    ],
)
def test_addresses(url: str) -> None:
    assert f"GET {url} HTTP/1.1" in with_variables(http_file, RequestDraft("GET", url), secrets=False)


def test_a_bare_path_is_one_on_the_backend() -> None:
    assert "GET {{base}}/tasks HTTP" in with_variables(http_file, RequestDraft("GET", "/tasks"), secrets=False)


def test_a_name_and_a_password_wait_to_be_encoded() -> None:
    draft = RequestDraft("GET", "http://h/", auth=BasicAuth("ann", "{{password}}"))

    assert "Authorization: Basic ann {{password}}\n" in with_variables(http_file, draft, secrets=False)
    assert "[BasicAuth]\nann: {{password}}\n" in with_variables(hurl, draft, secrets=False)
    assert "Authorization: Basic {{user}} {{TOKEN}}\n" in with_variables(
        http_file, RequestDraft("GET", "http://h/", auth=BasicAuth("{{user}}", "hunter2")), secrets=False
    )


def test_typed_secrets_are_left_out_unless_they_are_wanted() -> None:
    draft = RequestDraft("GET", "http://h/", auth=ApiKeyAuth("key", "hunter2", "query"))

    assert "key={{TOKEN}}" in with_variables(http_file, draft, secrets=False)
    assert "key=hunter2" in with_variables(http_file, draft, secrets=True)


def test_what_can_not_be_a_request_is_told() -> None:
    with pytest.raises(DraftError):
        with_variables(http_file, RequestDraft("NO METHOD", "http://h/"), secrets=False)


def test_values_are_filled_in_and_secrets_are_not() -> None:
    known = Scopes((Scope("environment", {"base": Value("http://h"), "token": Value("s3cret", secret=True)}),))
    draft = RequestDraft("GET", "/a", headers=(Row("X", "{{base}}"),), auth=BearerAuth("{{token}}"))

    found = filled(draft, known, secrets=False)
    assert (found.url, found.headers[0].value, found.auth) == ("http://h/a", "http://h", BearerAuth("{{TOKEN}}"))
    assert filled(draft, known, secrets=True).auth == BearerAuth("s3cret")


TEXT = st.text(st.characters(exclude_characters="{}\0\r\n", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.tuples(TEXT.filter(bool), TEXT), max_size=4), st.text("abc_", min_size=1, max_size=6))
def test_without_variables_both_ways_write_the_same(pairs: list[tuple[str, str]], name: str) -> None:
    draft = RequestDraft("POST", f"http://h/{name}", body=FormBody(tuple(Row(*pair) for pair in pairs)))

    assert with_variables(http_file, draft, secrets=True) == http_file(outgoing(draft, {}, secrets=True))

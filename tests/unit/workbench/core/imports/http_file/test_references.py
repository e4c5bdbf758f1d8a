"""What one request takes from another's answer becomes a capture there, and a variable here."""

from workbench.core.assertion import Capture
from workbench.core.imports.http_file import import_http_file
from workbench.core.request import BearerAuth

FILE = """@base = http://h
@token = {{login.response.body.$.token}}

### Log in
# @name login
POST {{base}}/login

### Use it
# @name use
GET {{base}}/items/{{login.response.body.$.items[0].id}}?again={{login.response.body.$.token}}
Authorization: Bearer {{login.response.body.$.token}}
X-Trace: {{login.response.headers.X-Request-Id}}

{{login.response.body.*}}

### What can't be taken
GET {{base}}/a/{{nobody.response.body.$.a}}/{{login.request.body.$.name}}/{{login.response.body.//a/b}}
"""


def test_what_is_taken_is_captured_where_it_comes_from() -> None:
    login, use, _ = (one.draft for one in import_http_file(FILE).requests())

    assert login.captures == (
        Capture("login_items_0_id", "json", "$.items[0].id"),
        Capture("login_token", "json", "$.token"),
        Capture("login_X_Request_Id", "header", "X-Request-Id"),
        Capture("login_body", "body"),
    )
    assert use.url == "{{base}}/items/{{login_items_0_id}}"
    assert use.params[0].value == "{{login_token}}"
    assert use.auth == BearerAuth("{{login_token}}")
    assert use.headers[0].value == "{{login_X_Request_Id}}"
    assert "{{login_body}}" in str(use.body)
    assert use.captures == ()


def test_a_variable_of_the_file_may_take_something_as_well() -> None:
    found = import_http_file(FILE)

    assert {one.name: one.value for one in found.defaults.variables} == {"base": "http://h", "token": "{{login_token}}"}


def test_what_can_not_be_taken_is_told_with_its_place() -> None:
    told = [(one.what, one.place) for one in import_http_file(FILE).losses]

    assert told == [
        ("{{nobody.response.body.$.a}}", "line 17"),
        ("{{login.request.body.$.name}}", "line 17"),
        ("{{login.response.body.//a/b}}", "line 17"),
    ]


def test_different_paths_never_share_a_variable() -> None:
    text = "# @name a\nGET http://h/\n\n###\nGET http://h/{{a.response.body.$.x.y}}/{{a.response.body.$.x_y}}\n"
    first, second = (one.draft for one in import_http_file(text).requests())

    assert [one.variable for one in first.captures] == ["a_x_y", "a_x_y_2"]
    assert second.url == "http://h/{{a_x_y}}/{{a_x_y_2}}"

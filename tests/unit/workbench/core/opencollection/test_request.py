"""A request's file and its draft, both ways."""

import json
from dataclasses import fields, replace
from difflib import unified_diff
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from workbench.core.assertion import Assertion, Capture
from workbench.core.collection import Variable
from workbench.core.opencollection import UnreadableError, read_request, write_request, writing
from workbench.core.request import BearerAuth, GraphQLBody, JsonBody, RequestDraft, Row

Drafts = st.SearchStrategy[RequestDraft]
THOROUGH = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
MINE = """\
# written by hand
info:
  name: create task  # said often
  type: http
  seq: 3
  tags: [smoke, workbench.http2=on]
  since: 2024
http:
  method: POST
  url: "{{base}}/tasks"
  params:
    - {name: dry, value: no, type: query}
    - name: id   # comes from the list
      value: 012
      type: path
    - name: at
      value: 22:22
      type: query
      disabled: true

  headers:
    # for the log
    - name: X-Trace
      value: 'yes'
      colour: red
  body:
    - title: short
      body: {type: json, data: "{}"}
    - title: long
      selected: true
      body:
        type: json
        data: |-
          {
            "title": "x"
          }
  auth:
    type: none
runtime:
  scripts:
    - type: tests
      code: never run
  assertions:
    - expression: res.status
      operator: eq
      value: 201
      description: made
  actions:
    - type: set-variable
      phase: before-request
      selector: {expression: now, method: jsonq}
      variable: {name: t, scope: runtime}
    - type: set-variable
      selector: {expression: res.body.id, method: jsonq}
      variable: {name: id, scope: folder}
settings:
  encodeUrl: true
  timeout: 0
docs:
  type: text/markdown
  content: Makes a task.
"""


def changes(before: str, after: str) -> list[str]:
    """The lines that a diff shows."""
    shown = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in shown if not line.startswith(("---", "+++", "@@"))]


def edited(draft: RequestDraft) -> list[str]:
    return changes(MINE, write_request(draft, MINE, path="create task.yml"))


@pytest.fixture
def mine() -> RequestDraft:
    return read_request(MINE, "create task.yml").draft


def test_a_file_of_another_tool_is_read_as_it_was_meant(mine: RequestDraft) -> None:
    assert (mine.method, mine.url, mine.name, mine.notes) == ("POST", "{{base}}/tasks", "create task", "Makes a task.")
    assert mine.params == (Row("dry", "no"), Row("at", "22:22", enabled=False))
    assert mine.path_params == (Row("id", "012"),)
    assert mine.headers == (Row("X-Trace", "yes"),)
    assert mine.body == JsonBody('{\n  "title": "x"\n}')
    assert mine.http2
    assert mine.timeout_s == RequestDraft().timeout_s
    assert mine.assertions == (Assertion("status", "", "eq", "201"),)
    assert mine.captures == (Capture("id", "json", "$.id", "folder"),)


def test_what_is_not_done_is_told() -> None:
    assert read_request(MINE, "x.yml").warning == "Its scripts are not run. The file keeps them."
    digest = "http:\n  url: /x\n  auth: {type: digest, username: ann}\n"
    assert read_request(digest, "x.yml").warning.startswith("It asks for digest credentials")
    assert read_request("http: {url: /x}\n", "x.yml").warning == ""


def test_saving_without_a_change_is_byte_identical(mine: RequestDraft) -> None:
    for text in (MINE, MINE.replace("\n", "\r\n"), "\ufeff" + MINE, MINE.rstrip("\n")):
        assert write_request(mine, text, path="create task.yml") == text


def test_one_edited_value_changes_one_line(mine: RequestDraft) -> None:
    assert edited(replace(mine, method="PUT")) == ["-  method: POST", "+  method: PUT"]
    assert edited(replace(mine, path_params=(Row("id", "13"),))) == ["-      value: 012", '+      value: "13"']
    assert edited(replace(mine, headers=(Row("X-Trace", "no"),))) == ["-      value: 'yes'", "+      value: 'no'"]
    assert edited(replace(mine, body=JsonBody('{\n  "title": "y"\n}'))) == [
        '-            "title": "x"',
        '+            "title": "y"',
    ]
    assert edited(replace(mine, assertions=(Assertion("status", "", "eq", "200"),))) == [
        "-      value: 201",
        '+      value: "200"',
    ]
    assert edited(replace(mine, notes="Makes one.")) == ["-  content: Makes a task.", "+  content: Makes one."]
    assert edited(replace(mine, timeout_s=5.0)) == ["-  timeout: 0", "+  timeout: 5000"]
    params = (Row("dry", "yes"), mine.params[1])
    assert edited(replace(mine, params=params)) == [
        "-    - {name: dry, value: no, type: query}",
        '+    - {name: dry, value: "yes", type: query}',
    ]


def test_rows_are_added_and_removed_where_they_stand(mine: RequestDraft) -> None:
    added = edited(replace(mine, headers=(*mine.headers, Row("ETag", "1", note="kept"))))

    assert added == ["+    - name: ETag", '+      value: "1"', "+      description: kept"]
    assert edited(replace(mine, path_params=())) == [
        "-    - name: id   # comes from the list",
        "-      value: 012",
        "-      type: path",
    ]


def test_credentials_of_another_kind_take_the_place_of_the_old_ones(mine: RequestDraft) -> None:
    assert edited(replace(mine, auth=BearerAuth("{{token}}"))) == [
        "-    type: none",
        "+    type: bearer",
        '+    token: "{{token}}"',
    ]


def test_a_request_becomes_graphql_and_keeps_the_rest(mine: RequestDraft) -> None:
    text = write_request(replace(mine, body=GraphQLBody("{ tasks }", "{}")), MINE)

    assert "\ngraphql:\n  method: POST" in text
    assert "# for the log" in text
    assert read_request(text, "x.yml").draft.body == GraphQLBody("{ tasks }", "{}")


def test_a_query_that_stands_in_the_url_stays_there() -> None:
    text = "http:\n  method: GET\n  url: http://h/x?a=1&b=2\n"
    draft = read_request(text, "x.yml").draft

    assert (draft.url, draft.params) == ("http://h/x", (Row("a", "1"), Row("b", "2")))
    assert write_request(draft, text, path="x.yml") == text
    more = write_request(replace(draft, params=(Row("a", "1"), Row("b", "3"))), text, path="x.yml")
    assert changes(text, more) == ["-  url: http://h/x?a=1&b=2", "+  url: http://h/x?a=1&b=3"]


def test_variables_and_place_are_written(mine: RequestDraft) -> None:
    given = replace(mine, variables=(Variable("a", "1"), Variable("key", secret=True)))
    text = write_request(given, sequence=4)

    assert "seq: 4" in text
    found = read_request(text, "x.yml")
    assert found.draft.variables == (Variable("a", "1"), Variable("key", secret=True))
    assert found.sequence == 4
    assert write_request(given, text) == text
    assert read_request(write_request(mine, text), "x.yml").draft.variables == ()


def test_what_is_no_request_is_told_with_its_place_and_never_written_over() -> None:
    broken = read_request("http:\n  url: [", "x.yml")

    assert broken.problem.startswith("Line 3, column 1:")
    assert broken.draft.name == "x"
    for text in ("http:\n  url: [", "info: {type: grpc}\n", "- a\n", "services: {}\n"):
        assert read_request(text, "x.yml").problem
        with pytest.raises(UnreadableError):
            write_request(RequestDraft(), text)


@THOROUGH
@given(data=st.data())
def test_every_draft_comes_back_as_it_was(drafts: Drafts, data: st.DataObject) -> None:
    draft = data.draw(drafts)

    text = write_request(draft)

    assert read_request(text, "x.yml").draft == draft
    assert write_request(draft, text) == text


@THOROUGH
@given(data=st.data())
def test_every_draft_becomes_every_other_by_patching(
    drafts: Drafts, data: st.DataObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_trees: object) -> None:
        raise AssertionError("the file was written anew")

    monkeypatch.setattr(writing, "merged", never)
    before, after = write_request(data.draw(drafts)), data.draw(drafts)

    text = write_request(after, before)

    assert read_request(text, "x.yml").draft == after
    assert write_request(after, text) == text


@THOROUGH
@given(data=st.data())
def test_one_edited_value_of_any_draft_changes_one_line(drafts: Drafts, data: st.DataObject) -> None:
    draft = data.draw(drafts.filter(lambda one: bool(one.headers)))
    row = data.draw(st.sampled_from(range(len(draft.headers))))
    before = replace(draft.headers[row], value="before")
    after = replace(before, value=data.draw(st.text("ab: #'\"{}-é", max_size=8)))
    rows = list(draft.headers)

    old = write_request(replace(draft, headers=(*rows[:row], before, *rows[row + 1 :])))
    new = write_request(replace(draft, headers=(*rows[:row], after, *rows[row + 1 :])), old)

    assert sum(a != b for a, b in zip(old.split("\n"), new.split("\n"), strict=True)) <= 1


@THOROUGH
@given(data=st.data())
def test_what_is_written_is_valid_opencollection(drafts: Drafts, schema: Path, data: st.DataObject) -> None:
    draft = data.draw(drafts)
    kind = "graphqlFile" if isinstance(draft.body, GraphQLBody) else "httpFile"
    rules = json.loads(schema.read_text("utf-8"))

    Draft202012Validator({**rules, "$ref": f"#/$defs/{kind}"}).validate(yaml.safe_load(write_request(draft)))


NOT_OURS = ("# written by hand", "since: 2024", "smoke", "never run", "encodeUrl: true")
KEPT_WITH = {
    "# said often": "name",
    "# for the log": "headers",
    "colour: red": "headers",
    "# comes from": "path_params",
}


@THOROUGH
@given(data=st.data())
def test_whatever_is_edited_all_else_stays(
    drafts: Drafts, mine: RequestDraft, data: st.DataObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_trees: object) -> None:
        raise AssertionError("the file was written anew")

    monkeypatch.setattr(writing, "merged", never)
    names = data.draw(st.sets(st.sampled_from([one.name for one in fields(RequestDraft)]), max_size=4))
    other, newline = data.draw(drafts), data.draw(st.sampled_from(("\n", "\r\n")))
    wanted = replace(mine, **{name: getattr(other, name) for name in names})

    text = write_request(wanted, MINE.replace("\n", newline), path="create task.yml")

    assert read_request(text, "create task.yml").draft == wanted
    assert all(words in text for words in NOT_OURS)
    assert all(words in text for words, field in KEPT_WITH.items() if field not in names)
    assert text.count("\n") == text.count(newline)


def test_another_value_of_a_variable_changes_one_line(mine: RequestDraft) -> None:
    given = replace(mine, variables=(Variable("a", "1"), Variable("b", "2", note="why")))
    text = write_request(given)

    changed = write_request(replace(given, variables=(Variable("a", "9"), Variable("b", "2", note="why"))), text)

    assert changes(text, changed) == ['-      value: "1"', '+      value: "9"']

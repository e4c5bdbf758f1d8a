"""Folders as one file: everything in it that can be written down, and what can't is told."""

import json

from workbench.core.collection import Defaults, Folder, SavedRequest, Variable
from workbench.core.export.kinds import kind
from workbench.core.export.many import postman_of, text_of
from workbench.core.imports.http_file import import_http_file
from workbench.core.imports.postman import import_postman
from workbench.core.request import BearerAuth, JsonBody, RequestDraft, Row

ONE = SavedRequest("A/one.yml", RequestDraft("POST", "{{base}}/one", name="one", body=JsonBody('{"a": 1}')))
TWO = SavedRequest("A/B/two.yml", RequestDraft("GET", "{{base}}/{{which}}", name="two"))
ODD = SavedRequest("A/odd.yml", RequestDraft("NO METHOD", "{{base}}/", name="odd"))
BROKEN = SavedRequest("A/broken.yml", RequestDraft(), problem="Line 1: odd.")
INNER = Folder("A/B", "B", (TWO,), Defaults(headers=(Row("X-B", "2"),), variables=(Variable("which", "inner"),)))
FOLDER = Folder("A", "A", (INNER, ONE, ODD, BROKEN), Defaults(headers=(Row("X-A", "1"),)))
ROOT = Folder(
    "", "Demo", (FOLDER,), Defaults(variables=(Variable("which", "root"), Variable("key", "s3cret", secret=True)))
)


def test_an_http_file_of_a_folder_is_read_back_with_its_variables() -> None:
    found = text_of(kind("http-variables"), FOLDER, (ROOT,), "http://h")

    assert found.count == 2
    assert [line.partition(":")[0] for line in found.left_out] == ["A/broken.yml", "A/odd.yml"]
    assert found.text.startswith("@base = http://h\n@which = inner\n")
    back = import_http_file(found.text, "x.http")
    assert [one.draft.name for one in back.requests()] == ["two", "one"]
    assert "s3cret" not in found.text


def test_hurl_says_which_values_it_wants() -> None:
    found = text_of(kind("hurl-variables"), TWO, (ROOT, FOLDER, INNER), "http://h")

    assert "#   --variable base=http://h" in found.text
    assert "GET {{base}}/{{which}}\nX-A: 1\nX-B: 2\n" in found.text


def test_a_part_of_a_collection_takes_along_what_is_handed_down() -> None:
    root = Folder("", "Demo", (FOLDER,), Defaults(BearerAuth("{{token}}"), variables=ROOT.defaults.variables))

    found = postman_of(FOLDER, (root,))
    assert (found.count, found.left_out) == (3, ("A/broken.yml: Line 1: odd.",))
    made = json.loads(found.text)
    assert made["auth"]["type"] == "bearer"
    back = import_postman(found.text)
    headers = {one.draft.name: [row.name for row in one.draft.headers] for one in back.requests()}
    assert headers["two"] == ["X-A", "X-B"]
    assert headers["one"][0] == "X-A"


def test_one_request_becomes_a_collection_of_its_own() -> None:
    made = json.loads(postman_of(TWO, (ROOT, FOLDER, INNER)).text)

    assert [one["name"] for one in made["item"]] == ["two"]
    assert {one["key"]: one["value"] for one in made["variable"]} == {"which": "inner", "key": ""}

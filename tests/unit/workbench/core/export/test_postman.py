"""Whole folders as Postman collections, read back by the importer."""

import json

from workbench.core.collection import Defaults, Folder, SavedRequest, Variable
from workbench.core.export.outgoing import outgoing
from workbench.core.export.postman import postman, postman_collection
from workbench.core.imports.postman import import_postman
from workbench.core.request import INHERIT, BearerAuth, JsonBody, NoAuth, RequestDraft, Row

INNER = Folder(
    "", "inner",
    (SavedRequest("", RequestDraft("GET", "{{base}}/a/:id", name="a", auth=INHERIT, path_params=(Row("id", "1"),))),),
    Defaults(BearerAuth("{{t}}")), "about",
)  # fmt: skip
ROOT = Folder(
    "", "root", (INNER,), Defaults(NoAuth(), variables=(Variable("base", "http://h"), Variable("t", "x", secret=True)))
)


def test_folders_come_back_with_what_they_hand_down() -> None:
    found = import_postman(postman_collection(ROOT))

    (inner,) = found.items
    assert isinstance(inner, Folder)
    assert (found.name, inner.name, inner.notes, inner.defaults.auth) == ("root", "inner", "about", BearerAuth("{{t}}"))
    assert found.defaults.variables == (Variable("base", "http://h"), Variable("t", "", secret=True))
    (request,) = inner.requests()
    assert (request.draft.url, request.draft.auth) == ("{{base}}/a/:id", INHERIT)


def test_one_request_without_its_secrets() -> None:
    draft = RequestDraft("POST", "http://h/a", auth=BearerAuth("s3cret"), body=JsonBody("{}"), name="one")

    text = postman(outgoing(draft, {}, secrets=False))

    assert "s3cret" not in text
    assert json.loads(text)["item"][0]["request"]["auth"]["bearer"][0]["value"] == "{{TOKEN}}"

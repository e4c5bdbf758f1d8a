"""Logging in as a seeded user."""

import json

from workbench.core import login
from workbench.core.request import BearerAuth, JsonBody, NoAuth


def test_the_request_is_a_plain_post() -> None:
    draft = login.draft("alice", 'p"w')

    assert (draft.method, draft.url) == ("POST", "{{base}}/login")
    assert isinstance(draft.body, JsonBody)
    assert json.loads(draft.body.text) == {"username": "alice", "password": 'p"w'}


def test_a_token_is_put_to_use_and_its_absence_leaves_it_to_the_jar() -> None:
    assert login.auth_from(b'{"access_token": "t"}') == BearerAuth("t")
    assert login.auth_from(b'{"access_token": null}') == NoAuth()
    assert login.auth_from(b"oops") is None

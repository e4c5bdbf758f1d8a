import json

import pytest

from workbench.core.fetch.forgery import forged
from workbench.core.request import BearerAuth, Body, FormBody, JsonBody, NoAuth, NoBody, RawBody, RequestDraft, Row

FORM = FormBody((Row("to", "mallory"),))


@pytest.mark.parametrize(
    ("method", "body", "mode"),
    [("POST", FORM, "navigate"), ("GET", NoBody(), "navigate"), ("DELETE", NoBody(), "cors"), ("PUT", FORM, "cors")],
)
def test_a_form_where_that_does(method: str, body: Body, mode: str) -> None:
    draft, how, notes = forged(RequestDraft(method, "/x", body=body, auth=BearerAuth("t")))

    assert (how, draft.auth, draft.body) == (mode, NoAuth(), body)
    assert notes


def test_a_form_sets_no_headers() -> None:
    draft, _, _ = forged(RequestDraft("POST", "/x", headers=(Row("X-Token", "1"),), body=FORM))

    assert not any(row.enabled for row in draft.headers)


@pytest.mark.parametrize(("text", "sent"), [('{"a": 1}', {"a": 1, "": "="}), ("{ }", {"": "="})])
def test_json_hides_the_equals_sign_of_a_text_form(text: str, sent: dict[str, object]) -> None:
    draft, _, _ = forged(RequestDraft("POST", "/x", body=JsonBody(text)))

    assert isinstance(draft.body, RawBody)
    assert draft.body.content_type == "text/plain"
    assert json.loads(draft.body.text) == sent
    assert "=" in draft.body.text
    assert draft.body.text.endswith("\r\n")


def test_other_text_is_a_fields_name() -> None:
    draft, _, _ = forged(RequestDraft("POST", "/x", body=RawBody("[1]")))

    assert draft.body == RawBody("[1]=\r\n", "text/plain")

"""What is asked for credentials, and what is kept of the answer; over sockets it is in the client's tokens."""

import json

import pytest

from workbench.core.credentials import Answer, Held, RefusedError, filled, header_of, promise, read_answer, request_for
from workbench.core.draft_error import DraftError
from workbench.core.encode import encode
from workbench.core.request import BearerAuth, JsonBody, LoginAuth, OAuth2PasswordAuth, RequestDraft, Row

LOGIN = LoginAuth("alice", "pw", "http://h/login")
OAUTH = OAuth2PasswordAuth("http://h/token", "alice", "pw")


def test_an_identity_is_told_apart_by_its_values() -> None:
    typed = LoginAuth("{{who}}", "{{pw}}", "{{base}}/login")

    assert filled(typed, {"who": "alice", "pw": "pw", "base": "http://h"}) == LOGIN
    with pytest.raises(DraftError, match="Auth, password"):
        filled(typed, {"who": "alice", "base": "http://h"})


def test_braces_in_a_filled_in_password_are_no_variable() -> None:
    draft = request_for(LoginAuth("alice", "a{{b}}c", "http://h/login"))

    body = encode(draft, {}).body.literal()
    assert isinstance(draft.body, JsonBody)
    assert body is not None
    assert json.loads(body)["password"] == "a{{b}}c"


def test_a_preview_says_what_will_be_filled_in() -> None:
    encoded = encode(RequestDraft(url="http://h/", auth=LOGIN), {})

    assert [(one.name, one.value) for one in encoded.pending] == [("Authorization", "Bearer …")]
    assert "alice" in encoded.pending[0].why
    assert all(one.name != "Authorization" for one in encoded.headers)
    assert promise(BearerAuth("x")) == ""


@pytest.mark.parametrize(
    "draft",
    [
        RequestDraft(url="http://h/", auth=OAUTH, headers=(Row("authorization", "mine"),)),
        RequestDraft(url="http://h/", auth=OAUTH, omitted=("Authorization",)),
    ],
)
def test_nothing_is_promised_that_will_not_be_sent(draft: RequestDraft) -> None:
    assert encode(draft, {}).pending == ()


def test_a_held_token_becomes_a_header_and_a_session_none() -> None:
    (header,) = header_of(LOGIN, Held("t"))

    assert (header.value, header.by) == ("Bearer t", "auth")
    assert header_of(LOGIN, Held(cookies=("a=b",))) == ()
    assert "t0ken" not in repr(Held("t0ken"))


def test_how_long_it_is_good() -> None:
    held = read_answer(LOGIN, Answer("http://h/login", 200, (), b'{"access_token": "t", "expires_in": 60}'), 1000.0)

    assert held.fresh(1000.0)
    assert not held.fresh(1055.0), "it must still be good when it arrives"
    assert Held("t").fresh(1e12)


def test_a_session_is_held_by_its_cookies() -> None:
    held = read_answer(LOGIN, Answer("http://h/login", 204, ("session=1",), b""), 0.0)

    assert held == Held(cookies=("session=1",), url="http://h/login")


def test_refusals_carry_the_servers_words() -> None:
    answer = Answer("http://h/token", 400, (), b'{"error": "invalid_grant", "error_description": "no"}')

    with pytest.raises(RefusedError, match=r"400 \(invalid_grant: no\)"):
        read_answer(OAUTH, answer, 0.0)

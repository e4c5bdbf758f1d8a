"""Secrets of drafts."""

import pytest

from workbench.core.draft_secrets import put_back, take_out
from workbench.core.request import (
    ApiKeyAuth,
    Auth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    LoginAuth,
    NoAuth,
    OAuth2PasswordAuth,
    RequestDraft,
    Row,
)


@pytest.mark.parametrize(
    "auth",
    [
        BasicAuth("ada", "hush"),
        BearerAuth("hush"),
        ApiKeyAuth("X-Key", "hush"),
        CookieAuth("s", "hush"),
        LoginAuth("ada", "hush"),
        OAuth2PasswordAuth("http://t", "ada", "hush", "id", "hush too"),
    ],
)
def test_credentials_come_out_and_back_in(auth: Auth) -> None:
    draft = RequestDraft(auth=auth)

    bare, found = take_out(draft)

    assert "hush" not in repr(vars_of(bare.auth))
    assert "ada" in repr(vars_of(bare.auth)) or not hasattr(auth, "username")
    assert put_back(bare, found) == draft


def vars_of(auth: Auth) -> dict[str, str]:
    return {name: getattr(auth, name) for name in type(auth).__slots__}


def test_headers_with_credentials_and_a_proxys_password_too() -> None:
    headers = (Row("Accept", "*/*"), Row("Authorization", "Bearer hush", enabled=False), Row("COOKIE", "s=hush"))
    draft = RequestDraft(headers=headers, proxy="http://me:hush@proxy:3128")

    bare, found = take_out(draft)

    assert [row.value for row in bare.headers] == ["*/*", "", ""]
    assert bare.proxy == ""
    assert put_back(bare, found) == draft


@pytest.mark.parametrize("value", ["{{token}}", "Bearer {{token}}", "session={{s}}", "{{user}}{{pass:-}}"])
def test_names_of_variables_stay(value: str) -> None:
    draft = RequestDraft(headers=(Row("Authorization", value),), auth=BearerAuth("{{token}}"))

    assert take_out(draft) == (draft, {})


@pytest.mark.parametrize("value", ["hush{{x}}", "Bearer hush-{{x}}", "{{broken"])
def test_a_secret_beside_a_variable_is_still_one(value: str) -> None:
    bare, found = take_out(RequestDraft(headers=(Row("Authorization", value),)))

    assert (bare.headers[0].value, found) == ("", {"header.0": value})


def test_what_was_typed_meanwhile_stays() -> None:
    assert put_back(RequestDraft(auth=BearerAuth("new")), {"auth.token": "old"}).auth == BearerAuth("new")


def test_another_kind_of_credentials_takes_nothing_back() -> None:
    assert put_back(RequestDraft(), {"auth.token": "old"}).auth == NoAuth()


def test_a_proxy_that_is_no_url_is_taken_out_when_it_may_hold_a_password() -> None:
    bare, _ = take_out(RequestDraft(proxy="http://me:hush@[bad"))

    assert bare.proxy == ""


def test_the_password_of_a_key_is_a_secret() -> None:
    draft = RequestDraft(client_key="k.pem", key_password="hush")

    bare, found = take_out(draft)

    assert (bare.client_key, bare.key_password, found) == ("k.pem", "", {"key_password": "hush"})
    assert put_back(bare, found) == draft

"""Credentials of an exchange."""

from pathlib import Path

import pytest

from workbench.core.exchange import AddedHeader, Exchange, Phases, ReceivedResponse, SentRequest
from workbench.core.exchange_secrets import masker_of
from workbench.core.masking import COVER
from workbench.core.request import ApiKeyAuth, Auth, BasicAuth, NoAuth, RequestDraft

NONE = NoAuth()


def exchange(*headers: tuple[str, str], auth: Auth = NONE, answered: tuple[tuple[str, str], ...] = ()) -> Exchange:
    sent = SentRequest(
        "GET", "http://h/", "/", "HTTP/1.1", tuple(AddedHeader(name, value, "you") for name, value in headers), b"", 0
    )
    response = ReceivedResponse(200, "OK", "HTTP/1.1", answered, Path("x"), 0, 0)
    return Exchange("x", RequestDraft(auth=auth), 0.0, sent, response, None, Phases())


@pytest.mark.parametrize(
    ("header", "line", "shown"),
    [
        (("Authorization", "Bearer hush"), "Authorization: Bearer hush", f"Authorization: Bearer {COVER}"),
        (("Authorization", "hush"), "Authorization: hush", f"Authorization: {COVER}"),
        (("Cookie", "a=hush; b=more"), "Cookie: a=hush; b=more", f"Cookie: a={COVER}; b={COVER}"),
        (("X-Api-Key", "hush"), "x-api-key: hush", f"x-api-key: {COVER}"),
        (("Accept", "text/html"), "Accept: text/html", "Accept: text/html"),
    ],
)
def test_what_went_out_as_a_credential_is_covered(header: tuple[str, str], line: str, shown: str) -> None:
    assert masker_of(exchange(header)).mask(line) == shown


def test_a_key_of_any_name_and_typed_passwords_are_known() -> None:
    keyed = exchange(("X-Mine", "hush"), auth=ApiKeyAuth("X-Mine", "hush"))

    assert masker_of(keyed).mask("hush") == COVER
    assert (
        masker_of(exchange(auth=BasicAuth("ada", "pass phrase"))).mask('{"p": "pass phrase"}') == f'{{"p": "{COVER}"}}'
    )


def test_a_session_that_was_handed_out_is_covered() -> None:
    answered = (("Set-Cookie", "session=s3ss10n; HttpOnly"),)

    assert masker_of(exchange(answered=answered)).mask("session=s3ss10n; HttpOnly") == f"session={COVER}; HttpOnly"


def test_secrets_known_from_elsewhere_are_covered_too() -> None:
    assert masker_of(exchange(), ("hush",)).mask("X-Other: hush") == f"X-Other: {COVER}"

"""Credentials of every kind, of both formats."""

from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    INHERIT,
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    NoAuth,
    OAuth2PasswordAuth,
    RequestDraft,
    Row,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_postman_auths_of_every_kind_that_we_have(sample: Sample) -> None:
    assert [one.auth for one in drafts(sample("postman/all-auths.json"))] == [
        BasicAuth("u", "p"),
        BearerAuth("t"),
        ApiKeyAuth("X-K", "v"),
        ApiKeyAuth("k", "v", "query"),
        OAuth2PasswordAuth("http://h/t", "u", "p", "c", "s", "a b"),
        BearerAuth("t"),
        BearerAuth("{{token}}"),
        NoAuth(),
        NoAuth(),
        NoAuth(),
        BearerAuth("{{token}}"),
        INHERIT,
    ]
    assert drafts(sample("postman/auth-2.0.json"))[0].auth == BasicAuth("u", "p")
    assert drafts(sample("postman/auth-2.0.json"))[1].headers == (Row("A", "1"), Row("B", "2"))

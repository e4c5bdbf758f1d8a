"""Security schemes as credentials to fill in."""

from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    INHERIT,
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    NoAuth,
    OAuth2PasswordAuth,
    RequestDraft,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_security_of_the_document_is_inherited_and_an_operation_has_the_last_word(sample: Sample) -> None:
    found = sample("openapi/security.yaml")

    assert found.defaults.auth == BearerAuth("{{token}}")
    assert [one.draft.auth for one in found.requests()] == [
        INHERIT,
        NoAuth(),
        ApiKeyAuth("X-Key", "{{api_key}}"),
        CookieAuth("sid", "{{api_key}}"),
        BasicAuth("{{username}}", "{{password}}"),
        ApiKeyAuth("X-Key", "{{api_key}}"),
        OAuth2PasswordAuth("{{base}}/token", "{{username}}", "{{password}}", scope="read write"),
        ApiKeyAuth("k", "{{api_key}}", "query"),
    ]

import pytest

from workbench.core.opencollection.auth import auth_tree, read_auth, unsupported
from workbench.core.request import (
    INHERIT,
    ApiKeyAuth,
    Auth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    LoginAuth,
    NoAuth,
    OAuth2PasswordAuth,
)


@pytest.mark.parametrize(
    "auth",
    [
        INHERIT,
        BasicAuth("ann", "secret"),
        BearerAuth("{{token}}"),
        ApiKeyAuth("X-Key", "v"),
        ApiKeyAuth("key", "v", "query"),
        ApiKeyAuth("cookie", "a=b"),
        CookieAuth("session", "a=b"),
        LoginAuth("ann", "secret", "{{base}}/login"),
        OAuth2PasswordAuth("http://h/token", "ann", "secret", "id", "key", "read write"),
    ],
)
def test_credentials_come_back_as_they_were(auth: Auth) -> None:
    assert read_auth(auth_tree(auth), NoAuth()) == auth  # type: ignore[arg-type]  # trees of texts only


def test_no_credentials_are_no_entry() -> None:
    assert auth_tree(NoAuth()) is None
    assert read_auth(None, INHERIT) == INHERIT
    assert read_auth({"type": "none"}, INHERIT) == NoAuth()
    assert read_auth({"type": "inherit"}, NoAuth()) == INHERIT


def test_kinds_that_we_do_not_have_are_named() -> None:
    assert read_auth({"type": "digest", "username": "x"}, NoAuth()) == NoAuth()
    assert unsupported({"type": "digest"}) == "digest"
    assert unsupported({"type": "oauth2", "flow": "implicit"}) == "oauth2 implicit"
    assert unsupported({"type": "basic"}) == unsupported(None) == unsupported("inherit") == ""

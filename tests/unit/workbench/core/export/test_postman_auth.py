import pytest

from workbench.core.export.postman_auth import auth_json
from workbench.core.imports.postman.auth import read_auth
from workbench.core.imports.report import Losses
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
)  # fmt: skip


@pytest.mark.parametrize(
    "auth",
    [
        INHERIT, NoAuth(), BasicAuth("u", "p"), BearerAuth("t"), ApiKeyAuth("k", "v", "query"),
        OAuth2PasswordAuth("http://t", "u", "p", "c", "s", "a b"),
    ],
)  # fmt: skip
def test_what_is_written_is_read_back(auth: Auth) -> None:
    assert read_auth(auth_json(auth), Losses().of("x")) == auth


def test_a_cookie_is_a_header_there_and_logging_in_the_password_grant() -> None:
    assert auth_json(CookieAuth("a", "b")) == {"type": "noauth"}
    assert read_auth(auth_json(LoginAuth("u", "p", "/login")), Losses().of("x")) == OAuth2PasswordAuth(
        "/login", "u", "p"
    )

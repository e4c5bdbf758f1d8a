"""Typed credentials become secret variables; what stands in the file already, and what names a variable, stays."""

from dataclasses import replace

import pytest

from workbench.core.named_secrets import name_secrets
from workbench.core.request import ApiKeyAuth, BasicAuth, BearerAuth, RequestDraft, Row
from workbench.core.variable import Variable


def test_a_password_gets_a_name() -> None:
    draft, values = name_secrets(RequestDraft(auth=BasicAuth("ada", "s3cret")))

    assert draft.auth == BasicAuth("ada", "{{password}}")
    assert draft.variables == (Variable("password", secret=True),)
    assert values == {"password": "s3cret"}


def test_names_say_what_they_stand_for() -> None:
    headers = (Row("Accept", "*/*"), Row("X-API-Key", "k1"), Row("Cookie", "session=1"))
    draft, values = name_secrets(RequestDraft(headers=headers, auth=ApiKeyAuth("X-Other", "k2")))

    assert values == {"api_key": "k2", "x_api_key": "k1", "cookie": "session=1"}
    assert [row.value for row in draft.headers] == ["*/*", "{{x_api_key}}", "{{cookie}}"]


def test_a_name_that_means_something_here_is_not_taken() -> None:
    typed = RequestDraft(url="/x?t={{token}}", auth=BearerAuth("s3cret"), variables=(Variable("token_2", "a"),))

    draft, values = name_secrets(typed)

    assert values == {"token_3": "s3cret"}
    assert draft.auth == BearerAuth("{{token_3}}")


@pytest.mark.parametrize("auth", [BearerAuth("{{token}}"), BearerAuth("")])
def test_nothing_to_name(auth: BearerAuth) -> None:
    typed = RequestDraft(auth=auth)

    assert name_secrets(typed) == (typed, {})


def test_what_the_file_holds_already_stays_as_it_is() -> None:
    saved = RequestDraft(auth=BearerAuth("not.a.token"))
    typed = replace(saved, headers=(Row("Cookie", "a=b"),))

    draft, values = name_secrets(typed, saved)

    assert draft.auth == saved.auth
    assert values == {"cookie": "a=b"}

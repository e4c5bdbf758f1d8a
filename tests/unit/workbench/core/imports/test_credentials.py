"""Credentials of an import become secret variables of its folder."""

from workbench.core.collection import Defaults, Folder, SavedRequest
from workbench.core.imports.credentials import name_credentials
from workbench.core.imports.report import Imported
from workbench.core.request import BasicAuth, BearerAuth, RequestDraft, Row
from workbench.core.variable import Variable


def saved(name: str, **fields: object) -> SavedRequest:
    return SavedRequest("", RequestDraft(name=name, **fields))  # type: ignore[arg-type]  # names are the draft's


def test_each_gets_a_name_and_equal_ones_share_it() -> None:
    first = saved("Log in", auth=BasicAuth("ada", "s3cret"))
    second = saved("Again", auth=BasicAuth("ada", "s3cret"), headers=(Row("X-Api-Key", "k"),))

    named = name_credentials(Imported("API", (first, Folder("", "In", (second,)))))

    one, two = named.requests()
    assert one.draft.auth == two.draft.auth == BasicAuth("ada", "{{password_of_log_in}}")
    assert two.draft.headers == (Row("X-Api-Key", "{{x_api_key_of_again}}"),)
    assert named.defaults.variables == (
        Variable("password_of_log_in", "s3cret", secret=True),
        Variable("x_api_key_of_again", "k", secret=True),
    )


def test_those_of_folders_as_well() -> None:
    given = Imported("API", (Folder("", "In", (), Defaults(BearerAuth("inner"))),), defaults=Defaults(BearerAuth("t")))

    named = name_credentials(given)

    assert named.defaults.auth == BearerAuth("{{token_of_api}}")
    inner = named.items[0]
    assert isinstance(inner, Folder)
    assert inner.defaults.auth == BearerAuth("{{token_of_in}}")


def test_names_that_are_there_are_not_taken() -> None:
    kept = Variable("token_of_a", "x")

    named = name_credentials(Imported("API", (saved("A", auth=BearerAuth("t")),), defaults=Defaults(variables=(kept,))))

    assert named.defaults.variables == (kept, Variable("token_of_a_2", "t", secret=True))


def test_without_any_all_stays() -> None:
    given = Imported("API", (saved("A", auth=BearerAuth("{{token}}")),))

    assert name_credentials(given) == given

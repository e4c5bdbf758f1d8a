"""Values that are switched off or secret."""

from collections.abc import Callable

from workbench.core.collection import Variable
from workbench.core.imports.report import Imported
from workbench.core.request import (
    RequestDraft,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_a_postman_environment_keeps_what_is_switched_off_and_what_is_secret(sample: Sample) -> None:
    (environment,) = sample("postman/environment.json").environments

    assert environment.variables == (
        Variable("base", "http://h"),
        Variable("off", "1", enabled=False),
        Variable("token", "abc", secret=True),
    )

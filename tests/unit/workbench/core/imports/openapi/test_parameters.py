"""Rows of the right place, in the style that the document asks for."""

from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    RequestDraft,
    Row,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_parameters_of_the_path_count_for_each_operation_and_its_own_win(sample: Sample) -> None:
    get, delete = drafts(sample("openapi/path-parameters.yaml"))

    assert get.url == delete.url == "{{base}}/t/:id/c"
    assert get.path_params == (Row("id", "7"),)
    assert get.params == (Row("q", "own"),)
    assert delete.params == (Row("q", "x", enabled=False),)


def test_every_style_of_parameter(sample: Sample) -> None:
    (draft,) = drafts(sample("openapi/styles.yaml"))

    assert draft.path_params == (Row("m", ";m=1,2"), Row("l", ".1.2"))
    assert [(row.name, row.value) for row in draft.params] == [
        ("form", "a"), ("form", "b"), ("csv", "a,b"), ("pipes", "a|b"), ("spaces", "a b"),
        ("deep[x]", "1"), ("deep[y]", "2"), ("json", '{"z": 1}'),
    ]  # fmt: skip
    assert draft.headers == (Row("X-H", "a,1,b,2"), Row("Cookie", "c=1; d=2"))

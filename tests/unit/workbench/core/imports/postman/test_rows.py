"""What is switched off stays off."""

from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    RequestDraft,
    Row,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_postman_switches_are_the_right_way_round(sample: Sample) -> None:
    (draft,) = drafts(sample("postman/disabled.json"))

    assert draft.params == (Row("x", "1"), Row("y", "2", enabled=False), Row("z", "3"))
    assert draft.headers == (Row("A", "1", enabled=False), Row("B", "2"))
    settings = drafts(sample("postman/one-bad-item.json"))[-1]
    assert (settings.follow_redirects, settings.verify_tls, settings.max_redirects) == (False, False, 3)

"""Bodies from examples, and from schemas where there is none."""

import json
from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    JsonBody,
    RequestDraft,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_a_body_is_built_from_all_parts_without_what_only_the_server_sets(sample: Sample) -> None:
    body = drafts(sample("openapi/all-of.yaml"))[0].body

    assert isinstance(body, JsonBody)
    assert json.loads(body.text) == {"a": "first", "b": 3}


def test_written_examples_win_and_yaml_words_stay_words(sample: Sample) -> None:
    one, two, three = (
        json.loads(draft.body.text) for draft in drafts(sample("openapi/examples.yaml")) if hasattr(draft.body, "text")
    )

    assert (one, two) == ({"a": 1}, {"from": "ref"})
    assert three == {"when": "2026-01-31T12:00:00Z", "no": "no", "on": "2024-01-01"}


def test_what_refers_to_itself_ends(sample: Sample) -> None:
    tree, _loop = drafts(sample("openapi/recursive.yaml"))

    assert isinstance(tree.body, JsonBody)
    assert set(json.loads(tree.body.text)) == {"name", "children"}

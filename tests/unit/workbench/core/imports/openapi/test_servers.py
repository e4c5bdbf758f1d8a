"""Where requests go."""

from collections.abc import Callable
from pathlib import Path

from workbench.core.collection import Variable
from workbench.core.imports.openapi import import_openapi
from workbench.core.imports.report import Imported
from workbench.core.request import (
    RequestDraft,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_each_server_is_an_environment_and_the_first_one_counts_unless_another_is_chosen(sample: Sample) -> None:
    found = sample("openapi/servers.yaml")

    assert found.defaults.variables == (Variable("base", "{{server:-https://eu.example.com/v2}}"),)
    assert [one.variables[0].value for one in found.environments] == [
        "https://eu.example.com/v2",
        "https://staging.example.com",
    ]
    assert [one.draft.url for one in found.requests()] == ["{{base}}/a", "https://b.example.com/b"]
    assert sample("openapi/json.json").defaults.variables == (Variable("base", "https://api.example.com/v1"),)
    assert drafts(sample("openapi/relative-server.yaml"))[0].url == "{{base}}/api/v3/a"


def test_a_live_document_counts_its_servers_from_where_it_was_read() -> None:
    text = (Path(__file__).parents[1] / "samples" / "openapi" / "relative-server.yaml").read_text()

    found = import_openapi(text, origin="http://h:9/docs/openapi.json")

    assert found.defaults.variables == (Variable("base", "http://h:9/api/v3"),)

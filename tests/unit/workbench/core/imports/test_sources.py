import pytest

from workbench.core.imports.report import UnreadableImportError
from workbench.core.imports.sources import Source, kind_of


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("openapi: 3.1.0\n", "", "openapi"),
        ('{"swagger": "2.0"}', "", "openapi"),
        ('{"item": [], "info": {}}', "", "postman"),
        ('{"name": "x", "values": []}', "", "postman-environment"),
        ('{"log": {"entries": []}}', "", "har"),
        ("{", "x.har", "har"),
        ("curl http://h", "", "curl"),
        ("$ curl -X POST http://h", "", "curl"),
        ("http://h/a", "", "http"),
        ("@a = 1", "x.rest", "http"),
        ('{"dev": {}}', "http-client.env.json", "http-environment"),
        ("opencollection: 1.0.0\n", "", "opencollection"),
        ("http:\n  url: x\n", "", "opencollection"),
    ],
)
def test_a_text_is_recognised_by_what_it_holds(text: str, name: str, kind: str) -> None:
    assert kind_of(text, name).id == kind


def test_what_is_none_of_these_and_files_that_are_not_there() -> None:
    with pytest.raises(UnreadableImportError, match="none of the formats"):
        kind_of("hello")
    with pytest.raises(FileNotFoundError):
        Source("x").text_of("y")

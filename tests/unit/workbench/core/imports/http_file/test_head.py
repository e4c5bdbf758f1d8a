"""Names, queries over several lines, variables."""

from collections.abc import Callable

from workbench.core.collection import Variable
from workbench.core.imports.report import Imported
from workbench.core.request import (
    BearerAuth,
    FormBody,
    JsonBody,
    RequestDraft,
    Row,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_http_files_have_names_queries_over_lines_and_variables(sample: Sample) -> None:
    first, second, third = drafts(sample("http/several.http"))
    query, path = drafts(sample("http/query-lines.http"))[0], drafts(sample("http/path-lines.http"))[0]

    assert [one.name for one in (first, second, third)] == ["First", "second", "Third"]
    assert second.body == JsonBody('{"a": 1}')
    assert query.params == (Row("x", "1"), Row("y", "two words"))
    assert query.headers == (Row("Accept", "*/*"),)
    assert (path.url, path.params) == ("http://h/api/v1", (Row("a", "1"),))
    assert drafts(sample("http/path-lines.http"))[1].body == FormBody((Row("a", "1"), Row("b", "2")))
    found = sample("http/variables.http")
    assert found.defaults.variables == (Variable("host", "http://h:81"), Variable("token", "abc"))
    assert drafts(found)[0].auth == BearerAuth("{{token}}")

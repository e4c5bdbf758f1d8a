"""Both dialects."""

from collections.abc import Callable

from workbench.core.imports.report import Imported
from workbench.core.request import (
    BasicAuth,
    BearerAuth,
    GraphQLBody,
    NoAuth,
    RequestDraft,
)

Sample = Callable[[str], Imported]


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def test_http_files_in_both_dialects(sample: Sample) -> None:
    rest, jetbrains = drafts(sample("http/graphql.http"))
    (limits,) = drafts(sample("http/directives.http"))
    assert rest.body == GraphQLBody("query Q($id: ID!) {\n  a(id: $id) { b }\n}", '{ "id": 1 }')
    assert (jetbrains.method, jetbrains.body) == ("POST", GraphQLBody("{ a }"))
    assert [one.auth for one in drafts(sample("http/auth.http"))] == [
        BasicAuth("user", "passwd"), BasicAuth("user", "pass"), NoAuth(), BearerAuth("t"), NoAuth(),
    ]  # fmt: skip
    assert (limits.follow_redirects, limits.read_timeout_s, limits.connect_timeout_s) == (False, 5.0, 0.2)
    assert limits.notes == "a comment"
    assert drafts(sample("http/host-header.http"))[0].url == "http://example.com:8080/a"
    assert drafts(sample("http/http2.http"))[0].http2

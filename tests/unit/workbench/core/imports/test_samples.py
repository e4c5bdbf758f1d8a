"""Every sample in ``samples/``: how much of it comes along, and where a malformed one is wrong."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.client.documents import beside, read_folder
from workbench.core.imports.documents import decode
from workbench.core.imports.opencollection import import_opencollection_folder
from workbench.core.imports.report import Imported, UnreadableImportError
from workbench.core.imports.sources import Source, read
from workbench.core.request import InheritAuth, NoAuth, NoBody

SAMPLES = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class Counts:
    """Requests, those with credentials of their own, those with a body, environments, and losses told."""

    requests: int
    auths: int
    bodies: int
    environments: int
    losses: int


FOUND = {
    "har/answers.har": Counts(1, 0, 0, 0, 1),
    "har/base64.har": Counts(1, 0, 0, 0, 1),
    "har/comments.har": Counts(1, 0, 0, 0, 0),
    "har/cookies.har": Counts(2, 0, 0, 0, 0),
    "har/empty.har": Counts(0, 0, 0, 0, 0),
    "har/form.har": Counts(2, 0, 2, 0, 0),
    "har/h2.har": Counts(1, 0, 0, 0, 1),
    "har/headers.har": Counts(1, 0, 0, 0, 0),
    "har/hosts.har": Counts(3, 0, 0, 0, 0),
    "har/json.har": Counts(1, 0, 1, 0, 0),
    "har/minimal.har": Counts(1, 0, 0, 0, 0),
    "har/missing-parts.har": Counts(1, 0, 0, 0, 0),
    "har/multipart.har": Counts(2, 0, 2, 0, 1),
    "har/one-bad-item.har": Counts(2, 0, 1, 0, 3),
    "har/query.har": Counts(1, 0, 0, 0, 0),
    "har/schemes.har": Counts(2, 0, 0, 0, 1),
    "http/auth.http": Counts(5, 3, 0, 0, 1),
    "http/crlf.http": Counts(2, 0, 0, 0, 0),
    "http/directives.http": Counts(1, 0, 0, 0, 2),
    "http/dynamic.http": Counts(1, 0, 1, 0, 2),
    "http/environments.env.json": Counts(0, 0, 0, 2, 1),
    "http/file-body.http": Counts(2, 0, 2, 0, 1),
    "http/graphql.http": Counts(2, 0, 2, 0, 0),
    "http/host-header.http": Counts(1, 0, 0, 0, 0),
    "http/http2.http": Counts(1, 0, 0, 0, 0),
    "http/minimal.http": Counts(1, 0, 0, 0, 0),
    "http/multipart.http": Counts(1, 0, 1, 0, 0),
    "http/one-bad-item.http": Counts(2, 0, 0, 0, 2),
    "http/path-lines.http": Counts(2, 0, 1, 0, 0),
    "http/query-lines.http": Counts(1, 0, 0, 0, 0),
    "http/scripts.http": Counts(3, 0, 0, 0, 4),
    "http/several.http": Counts(3, 0, 1, 0, 0),
    "http/url-only.http": Counts(1, 0, 0, 0, 0),
    "http/variables.http": Counts(1, 1, 0, 0, 0),
    "openapi/all-of.yaml": Counts(1, 0, 1, 0, 0),
    "openapi/bodies.yaml": Counts(7, 0, 7, 0, 1),
    "openapi/callbacks.yaml": Counts(1, 0, 0, 0, 1),
    "openapi/examples.yaml": Counts(3, 0, 3, 0, 0),
    "openapi/json.json": Counts(1, 0, 0, 0, 0),
    "openapi/minimal.yaml": Counts(1, 0, 0, 0, 0),
    "openapi/multi/root.yaml": Counts(1, 0, 1, 0, 2),
    "openapi/nullable-31.yaml": Counts(1, 0, 1, 0, 1),
    "openapi/one-bad-item.yaml": Counts(3, 0, 0, 0, 4),
    "openapi/path-parameters.yaml": Counts(2, 0, 0, 0, 0),
    "openapi/recursive.yaml": Counts(2, 0, 2, 0, 1),
    "openapi/relative-server.yaml": Counts(1, 0, 0, 0, 0),
    "openapi/security.yaml": Counts(8, 6, 0, 0, 3),
    "openapi/servers.yaml": Counts(2, 0, 0, 2, 0),
    "openapi/styles.yaml": Counts(1, 0, 0, 0, 1),
    "openapi/tags.yaml": Counts(3, 0, 0, 0, 0),
    "opencollection/asserts.yml": Counts(1, 0, 0, 0, 0),
    "opencollection/auths.yml": Counts(6, 2, 0, 0, 2),
    "opencollection/bodies.yml": Counts(5, 0, 5, 0, 0),
    "opencollection/bundled.yml": Counts(2, 1, 1, 1, 1),
    "opencollection/deep.yml": Counts(1, 0, 0, 0, 0),
    "opencollection/disabled.yml": Counts(1, 0, 0, 0, 0),
    "opencollection/graphql.yml": Counts(1, 0, 1, 0, 0),
    "opencollection/oauth.yml": Counts(2, 1, 0, 0, 1),
    "opencollection/others.yml": Counts(1, 0, 0, 0, 3),
    "opencollection/request.yml": Counts(1, 0, 0, 0, 0),
    "opencollection/scripts.yml": Counts(1, 0, 0, 0, 1),
    "opencollection/words.yml": Counts(1, 0, 0, 0, 0),
    "postman/all-auths.json": Counts(12, 8, 0, 0, 4),
    "postman/answers.json": Counts(1, 0, 0, 0, 1),
    "postman/auth-2.0.json": Counts(2, 1, 0, 0, 0),
    "postman/bodies.json": Counts(7, 0, 6, 0, 0),
    "postman/disabled.json": Counts(1, 0, 0, 0, 0),
    "postman/dynamic.json": Counts(1, 0, 1, 0, 1),
    "postman/environment.json": Counts(0, 0, 0, 1, 0),
    "postman/folders.json": Counts(3, 0, 0, 0, 0),
    "postman/lost-bodies.json": Counts(5, 0, 2, 0, 4),
    "postman/minimal.json": Counts(1, 0, 0, 0, 0),
    "postman/one-bad-item.json": Counts(3, 0, 0, 0, 5),
    "postman/path-variables.json": Counts(1, 0, 0, 0, 0),
    "postman/request-as-text.json": Counts(1, 0, 0, 0, 0),
    "postman/scripts.json": Counts(1, 0, 0, 0, 3),
    "postman/url-parts.json": Counts(2, 0, 0, 0, 0),
    "postman/variables.json": Counts(1, 0, 0, 0, 0),
    "postman/wrapped.json": Counts(1, 0, 0, 0, 0),
}
REFUSED = {
    "har/bad.har": "Line 3, column 37: expected a key in double quotes.",
    "har/cut-off.har": "Line 1, column 40: expected a value.",
    "har/no-har.har": "It has no log with entries: it is no HAR file.",
    "http/empty.http": "Line 1, column 1: there is no request in it.",
    "http/no-request.http": "Line 1, column 1: there is no request in it.",
    "openapi/bad-json.json": "Line 2, column 12: expected a key in double quotes or “}”.",
    "openapi/bad-yaml.yaml": "Line 3, column 6: did not find expected ',' or '}'.",
    "openapi/openapi-4.yaml": "It is OpenAPI 4.0.0; 3.0 and 3.1 are understood.",
    "openapi/swagger-2.yaml": "It is Swagger 2.0: convert it to OpenAPI 3 first.",
    "opencollection/bad.yml": "Line 5, column 1: did not find expected ',' or '}'.",
    "opencollection/list.yml": "It is none of the formats: OpenAPI, Postman, HAR, cURL, .http, OpenCollection.",
    "opencollection/other.yml": "It is none of the formats: OpenAPI, Postman, HAR, cURL, .http, OpenCollection.",
    "postman/bad.json": "Line 3, column 16: expected “,” or “}”.",
    "postman/cut-off.json": 'Line 1, column 72: expected “"”.',
    "postman/format-1.json": "It is a collection of Postman's format 1: export it as Collection v2.1.",
}


def imported(name: str) -> Imported:
    file = SAMPLES / name
    return read(Source(decode(file.read_bytes()), file.name, read_file=beside(file)))


def counts(found: Imported) -> Counts:
    drafts = [one.draft for one in found.requests()]
    return Counts(
        len(drafts),
        sum(not isinstance(draft.auth, NoAuth | InheritAuth) for draft in drafts),
        sum(not isinstance(draft.body, NoBody) for draft in drafts),
        len(found.environments),
        len(found.losses),
    )


@pytest.mark.parametrize("name", FOUND)
def test_what_comes_along(name: str) -> None:
    assert counts(imported(name)) == FOUND[name]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_malformed_says_where(name: str) -> None:
    with pytest.raises(UnreadableImportError) as caught:
        imported(name)

    assert str(caught.value) == REFUSED[name]


def test_a_folder_of_files() -> None:
    found = import_opencollection_folder(read_folder(SAMPLES / "opencollection" / "folder"), "folder")

    assert counts(found) == Counts(3, 0, 0, 1, 3)
    assert found.name == "On disk"
    assert [one.draft.name for one in found.requests()] == ["list", "first", "second"]


def test_the_table_holds_every_sample_and_fifteen_of_each_format() -> None:
    sums: Counter[str] = Counter(name.partition("/")[0] for name in (*FOUND, *REFUSED))
    files = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*") if path.is_file()}
    beside_others = {name for name in files if "/paths/" in name or "/folder/" in name or name.endswith("common.json")}
    assert files - beside_others == {*FOUND, *REFUSED}
    assert min(sums.values()) >= 15

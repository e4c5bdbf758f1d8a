"""Odd corners of the public formats: each is carried over or told with its place, and none stops the rest."""

import json
from typing import Any

from workbench.core.imports.har import import_har
from workbench.core.imports.openapi import import_openapi
from workbench.core.imports.postman import import_postman
from workbench.core.imports.report import Imported
from workbench.core.request import (
    BasicAuth,
    FormBody,
    GraphQLBody,
    InheritAuth,
    JsonBody,
    MultipartBody,
    NoBody,
    RequestDraft,
    Row,
)


def drafts(found: Imported) -> list[RequestDraft]:
    return [one.draft for one in found.requests()]


def told(found: Imported) -> list[tuple[str, str, str]]:
    return [(one.item, one.what, one.place) for one in found.losses]


def openapi(paths: dict[str, Any], schemas: dict[str, Any] | None = None) -> Imported:
    head = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": schemas or {}}}
    return import_openapi(json.dumps({**head, "paths": paths}))


def posted(schema: dict[str, Any]) -> dict[str, Any]:
    return {"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}}}


def test_parameters_of_a_path_are_laid_under_those_of_its_operations() -> None:
    shared = [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "integer", "example": 5}},
        {"name": "q", "in": "query", "required": True, "schema": {"type": "string", "default": "path"}},
    ]
    own = [{"name": "q", "in": "query", "required": True, "schema": {"type": "string", "default": "own"}}]
    get, delete = drafts(openapi({"/a/{id}": {"parameters": shared, "get": {"parameters": own}, "delete": {}}}))

    assert (get.params[0].value, delete.params[0].value) == ("own", "path")
    assert get.path_params == delete.path_params == (Row("id", "5"),)


def test_a_schema_elsewhere_on_the_network_is_not_asked_for_and_told() -> None:
    found = openapi({"/a": posted({"$ref": "https://example.com/x.json#/A"}), "/b": {"get": {}}})

    assert len(drafts(found)) == 2
    ((item, what, place),) = told(found)
    assert (item, what, place) == ("POST /a", "a schema", "paths./a.post")
    assert "https://example.com/x.json lies elsewhere on the network" in found.losses[0].why


def test_schemas_that_go_round_in_circles_end() -> None:
    node = {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}, "v": {"const": 3}}}
    (draft,) = drafts(openapi({"/a": posted({"$ref": "#/components/schemas/Node"})}, {"Node": node}))

    assert isinstance(draft.body, JsonBody)
    assert json.loads(draft.body.text)["v"] == 3


def test_parts_of_all_of_that_contradict_still_give_a_body() -> None:
    parts = [{"properties": {"x": {"type": "integer"}}}, {"properties": {"x": {"type": "string"}, "y": {"const": 1}}}]
    (draft,) = drafts(openapi({"/a": posted({"allOf": parts})}))

    assert isinstance(draft.body, JsonBody)
    assert json.loads(draft.body.text).keys() == {"x", "y"}


def postman(*items: Any) -> Imported:
    schema = "https://schema.getpostman.com/json/collection/v2.0.0/collection.json"
    return import_postman(json.dumps({"info": {"name": "P", "schema": schema}, "item": items}))


def test_postman_two_zero_writes_credentials_as_an_object() -> None:
    auth = {"type": "basic", "basic": {"username": "u", "password": "p"}}
    first, second = drafts(
        postman(
            {"name": "a", "request": {"method": "GET", "url": "http://h/?x=1", "auth": auth, "header": "A: 1\nB: 2"}},
            {"name": "b", "request": {"method": "GET", "url": "http://h/", "auth": None}},
        )
    )

    assert first.auth == BasicAuth("u", "p")
    assert first.headers == (Row("A", "1"), Row("B", "2"))
    assert isinstance(second.auth, InheritAuth)


def test_postman_rows_that_are_off_stay_off() -> None:
    form = [{"key": "f", "type": "file", "src": ["/a", "/b"]}, {"key": "t", "value": "v", "disabled": True}]
    query = {
        "raw": "http://h/?y=1",
        "query": [{"key": "y", "value": "1"}, {"key": "z", "value": None, "disabled": True}],
    }
    graphql = {"mode": "graphql", "graphql": {"query": "{a}", "variables": '{"x":1}'}}
    files, rows, graph = drafts(
        postman(
            {
                "name": "f",
                "request": {"method": "POST", "url": "http://h/", "body": {"mode": "formdata", "formdata": form}},
            },
            {"name": "q", "request": {"method": "GET", "url": query}},
            {"name": "g", "request": {"method": "POST", "url": "http://h/", "body": graphql}},
        )
    )

    assert isinstance(files.body, MultipartBody)
    assert [(one.path, one.enabled) for one in files.body.parts] == [("/a", True), ("/b", True), ("", False)]
    assert rows.params == (Row("y", "1"), Row("z", "", enabled=False))
    assert graph.body == GraphQLBody("{a}", '{"x":1}')


def test_postman_tells_each_loss_with_its_place() -> None:
    aws = {"type": "awsv4", "awsv4": {"accessKey": "x"}}
    found = postman(
        {"name": "folder", "item": [{"name": "g", "request": {"method": "GET", "url": "http://h/", "auth": aws}}, 7]},
        {"name": "none", "request": {"method": "GET", "url": None}},
        {"name": "ok", "request": "http://h/"},
    )

    assert told(found) == [
        ("folder / g", "auth: awsv4", "item[0].item[0]"),
        ("folder / item 2", "the whole item", "item[0].item[1]"),
        ("none", "URL", "item[1]"),
    ]
    assert [one.url for one in drafts(found)] == ["http://h/", "", "http://h/"]


def har(*requests: dict[str, Any]) -> Imported:
    return import_har(json.dumps({"log": {"version": "1.2", "entries": [{"request": one} for one in requests]}}))


def test_har_of_http2_has_no_pseudo_headers() -> None:
    headers = [{"name": ":authority", "value": "h"}, {"name": "x-a", "value": "1"}]
    (draft,) = drafts(har({"method": "GET", "url": "https://h/", "httpVersion": "HTTP/2", "headers": headers}))

    assert draft.headers == (Row("x-a", "1"),)
    assert draft.http2


def test_har_bodies_in_base64() -> None:
    kind = [{"name": "Content-Type", "value": "application/json"}]
    text = {"mimeType": "application/json", "encoding": "base64", "text": "eyJhIjogMX0="}
    bytes_ = {"mimeType": "image/png", "encoding": "base64", "text": "iVBORw0KGgo="}
    form = {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "a", "value": "b c"}]}
    found = har(
        {"method": "POST", "url": "http://h/1", "headers": kind, "postData": text},
        {"method": "POST", "url": "http://h/2", "headers": [], "postData": bytes_},
        {"method": "POST", "url": "http://h/3", "headers": [], "postData": form},
    )

    assert [one.body for one in drafts(found)] == [JsonBody('{"a": 1}'), NoBody(), FormBody((Row("a", "b c"),))]
    assert told(found) == [("POST http://h/2", "body", "log.entries[1]")]


def test_har_of_a_web_socket_opens_one() -> None:
    headers = [{"name": "Upgrade", "value": "websocket"}, {"name": "Sec-WebSocket-Key", "value": "x"}]
    (draft,) = drafts(har({"method": "GET", "url": "wss://h/live", "headers": headers}))

    assert (draft.url, draft.headers) == ("wss://h/live", ())

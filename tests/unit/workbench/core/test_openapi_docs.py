"""Reading an OpenAPI document: routes, fields, references, completion."""

from workbench.core.openapi_docs import NO_DOCS, path_of, read

DOCUMENT = {
    "info": {"title": "Tasks"},
    "paths": {
        "/tasks": {
            "get": {
                "summary": "List tasks",
                "parameters": [
                    {
                        "name": "limit",
                        "in": "query",
                        "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 50},
                    },
                    {"$ref": "#/components/parameters/Owner"},
                ],
                "responses": {"200": {"description": "OK"}, "422": {"description": "Invalid"}},
            },
            "post": {
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewTask"}}}},
                "security": [{"bearer": []}],
            },
        },
        "/tasks/{task_id}": {
            "parameters": [{"name": "task_id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": {},
        },
        "/tasks/recent": {"get": {}},
        "/broken": "not an object",
    },
    "components": {
        "parameters": {
            "Owner": {"name": "owner_id", "in": "query", "schema": {"anyOf": [{"type": "integer"}, {"type": "null"}]}}
        },
        "schemas": {
            "NewTask": {
                "required": ["title"],
                "properties": {
                    "title": {"type": "string", "maxLength": 200},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "loop": {"$ref": "#/components/schemas/Loop"},
                },
            },
            "Loop": {"$ref": "#/components/schemas/Loop"},
        },
    },
}


def test_parameters_say_type_limits_and_default() -> None:
    route = read(DOCUMENT).find("get", "/tasks")

    assert route is not None
    assert [(one.name, one.type, one.default) for one in route.placed("query")] == [
        ("limit", "integer 1…100", "50"),
        ("owner_id", "integer or null", ""),
    ]
    assert route.responses == (("200", "OK"), ("422", "Invalid"))


def test_body_fields_follow_references_even_in_a_circle() -> None:
    route = read(DOCUMENT).find("POST", "/tasks")

    assert route is not None
    assert route.body_type == "application/json"
    assert route.needs_auth
    assert [(one.name, one.type, one.required) for one in route.placed("body")] == [
        ("title", "string …200", True),
        ("tags", "array of string", False),
        ("loop", "any", False),
    ]


def test_a_plain_template_wins_and_shared_parameters_count() -> None:
    docs = read(DOCUMENT)

    plain, with_value = docs.find("GET", "/tasks/recent"), docs.find("GET", "/tasks/7")

    assert plain is not None
    assert plain.template == "/tasks/recent"
    assert with_value is not None
    assert with_value.placed("path")[0].required


def test_unknown_routes_and_malformed_documents() -> None:
    assert read(DOCUMENT).find("GET", "/nope") is None
    assert read({"paths": []}).routes == ()
    assert NO_DOCS.complete("/") == ()


def test_completion_begins_with_what_was_typed() -> None:
    assert read(DOCUMENT).complete("/tasks/") == ("/tasks/{task_id}", "/tasks/recent", "/tasks")
    assert read(DOCUMENT).complete("/rec") == ("/tasks/recent",)


def test_the_path_of_a_typed_url() -> None:
    assert path_of("{{base}}/tasks?x=1") == "/tasks"
    assert path_of("http://127.0.0.1:8000/a/b#c") == "/a/b"
    assert path_of("http://127.0.0.1:8000") == "/"

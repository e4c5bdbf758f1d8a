import pytest

OPERATIONS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture
def schema(taught):
    return taught.get("/openapi.json").json()


def test_every_operation_is_described(schema) -> None:
    bare = [
        f"{method} {path}"
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method in OPERATIONS and not (operation["summary"] and operation["description"])
    ]

    assert not bare


def test_every_error_is_a_problem(schema) -> None:
    others = [
        f"{method} {path} {status}"
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method in OPERATIONS
        for status, response in operation["responses"].items()
        if status >= "400" and list(response["content"]) != ["application/problem+json"]
    ]

    assert not others
    assert "HTTPValidationError" not in schema["components"]["schemas"]


def test_every_reference_leads_somewhere(schema) -> None:
    def references(node: object) -> set[str]:
        if isinstance(node, dict):
            own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
            return own.union(*map(references, node.values()))
        return set().union(*map(references, node)) if isinstance(node, list) else set()

    known = {f"#/components/schemas/{name}" for name in schema["components"]["schemas"]}
    assert references(schema) <= known


def test_operation_ids_are_unique(schema) -> None:
    ids = [one["operationId"] for path in schema["paths"].values() for one in path.values() if "operationId" in one]

    assert len(ids) == len(set(ids))


def test_all_methods_of_tasks_are_there(schema) -> None:
    methods = {method for path in ("/tasks", "/tasks/{task_id}") for method in schema["paths"][path]}

    assert methods == {"get", "head", "post", "put", "patch", "delete", "options"}


def test_bodies_have_examples_that_work(taught, schema) -> None:
    example = schema["components"]["schemas"]["TaskCreate"]["examples"][0]

    assert taught.post("/tasks", example).status_code == 201

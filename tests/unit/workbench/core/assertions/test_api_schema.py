import pytest

from tests.unit.workbench.core.assertions.answers import answer
from workbench.core.assertion import Assertion
from workbench.core.assertions.answer import CouldNotCheckError
from workbench.core.assertions.api_schema import ApiSchema
from workbench.core.assertions.evaluate import evaluate

TASK = {
    "type": "object",
    "required": ["id", "title", "secret"],
    "properties": {
        "id": {"type": "integer", "minimum": 0, "exclusiveMinimum": True},
        "title": {"type": "string"},
        "owner": {"$ref": "#/components/schemas/Owner"},
        "note": {"type": "string", "nullable": True},
        "secret": {"type": "string", "writeOnly": True},
    },
}
OWNER = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}


def document(version: str = "3.0.3", **task: object) -> dict[str, object]:
    def response(ref: str) -> dict[str, object]:
        return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{ref}"}}}}

    return {
        "openapi": version,
        "servers": [{"url": "http://127.0.0.1:8000/api"}],
        "paths": {
            "/tasks/{id}": {
                "get": {
                    "responses": {
                        "200": response("Task"),
                        "404": {"$ref": "#/components/responses/Gone"},
                        "5XX": response("Owner"),
                    }
                },
                "delete": {"responses": {"204": {"description": "gone"}}},
            },
        },
        "components": {
            "schemas": {"Task": {**TASK, **task}, "Owner": OWNER},
            "responses": {"Gone": {"content": {"application/problem+json": {"schema": {"type": "object"}}}}},
        },
    }


def problem(
    content: object = None, *, version: str = "3.0.3", task: dict[str, object] | None = None, **how: object
) -> str:
    how.setdefault("url", "http://127.0.0.1:8000/api/tasks/7")
    schema = ApiSchema(document(version, **(task or {})), "http://127.0.0.1:8000")
    return schema.problem(answer(content, **how))  # type: ignore[arg-type]  # passed on


GOOD = {"id": 7, "title": "x", "owner": {"name": "Dana"}, "note": None}


def test_an_answer_as_the_api_says_has_no_problem() -> None:
    assert problem(GOOD) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": "7"}, "$.id: '7' is not of type 'integer'"),
        ({"id": 0}, "$.id: 0 is less than or equal to the minimum of 0"),
        ({"owner": {}}, "$.owner: 'name' is a required property"),
        ({"title": None}, "$.title: None is not of type 'string'"),
    ],
)
def test_what_differs_is_named_with_its_place(change: dict[str, object], words: str) -> None:
    assert problem(GOOD | change) == words


def test_several_differences_are_counted() -> None:
    assert problem({"id": "7", "title": 1}).endswith("(and 1 more)")


def test_what_is_only_written_need_not_come_back() -> None:
    assert problem({"id": 7, "title": "x"}) == ""


def test_openapi_3_1_is_json_schema() -> None:
    properties = {"id": {"type": ["integer", "null"], "exclusiveMinimum": 5}}

    assert problem({"id": None}, version="3.1.0", task={"properties": properties, "required": []}) == ""
    assert "5" in problem({"id": 5}, version="3.1.0", task={"properties": properties, "required": []})


def test_a_class_of_statuses_may_be_described_together() -> None:
    assert problem({"name": "x"}, status=503) == ""
    assert "'name'" in problem({}, status=503)


def test_responses_may_be_references() -> None:
    headers = (("Content-Type", "application/problem+json"),)

    assert problem([], status=404, headers=headers) == "$: [] is not of type 'object'"


def test_another_content_type_is_a_problem() -> None:
    assert problem(GOOD, headers=(("Content-Type", "text/html"),)) == "text/html, not application/json"


def test_a_body_where_none_is_said_is_a_problem() -> None:
    assert problem(text="", method="DELETE", status=204) == ""
    assert "none come" in problem(text="gone", method="DELETE", status=204)


def test_the_answer_to_head_has_the_head_of_get() -> None:
    assert problem(text="", method="HEAD") == ""


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"status": 418}, "nothing of 418 for GET /tasks/{id}"),
        ({"url": "http://127.0.0.1:8000/api/users"}, "nothing of GET"),
        ({"url": "http://example.org/api/tasks/7"}, "not of example.org"),
    ],
)
def test_of_what_the_api_says_nothing_nothing_is_said(how: dict[str, object], words: str) -> None:
    with pytest.raises(CouldNotCheckError, match=words.replace("{", r"\{")):
        problem(GOOD, **how)


def test_a_reference_to_another_file_could_not_be_followed() -> None:
    with pytest.raises(CouldNotCheckError, match="refers to"):
        problem(GOOD, task={"properties": {"id": {"$ref": "other.json#/Id"}}})


def test_a_broken_body_is_a_problem() -> None:
    assert problem(text="{").startswith("no JSON")


def test_the_result_names_status_and_content_type() -> None:
    schema = ApiSchema(document(), "http://127.0.0.1:8000")
    seen = answer(GOOD, url="http://127.0.0.1:8000/api/tasks/7")

    result = evaluate(Assertion("schema", "", "valid"), seen, {}, schema)

    assert (result.state, result.actual) == ("passed", "200 application/json")


def test_patterns_in_the_schema_are_known_of() -> None:
    assert ApiSchema(document(), "").patterns == ()
    assert ApiSchema(document(pattern="(a+)+"), "").patterns == ("(a+)+",)

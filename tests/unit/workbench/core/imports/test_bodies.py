from workbench.core.imports import bodies
from workbench.core.request import FormBody, JsonBody, NoBody, RawBody, Row


def test_the_body_that_is_edited_best() -> None:
    assert bodies.of_text("", "") == NoBody()
    assert bodies.of_text("{", "application/json") == JsonBody("{")
    assert bodies.of_text("a=1", bodies.FORM) == FormBody((Row("a", "1"),))
    assert bodies.of_text("x", "text/csv") == RawBody("x", "text/csv")


def test_the_type_that_is_named_and_rows_without_it() -> None:
    rows = (Row("content-type", "a", enabled=False), Row("Content-Type", "b"), Row("X", "c"))

    assert bodies.given_type(rows) == "b"
    assert bodies.without(rows, "content-type") == (Row("X", "c"),)

"""What somebody points at becomes an assertion that holds, or a capture that takes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.workbench.core.assertions.answers import answer
from workbench.core.assertion import Assertion, Capture
from workbench.core.assertions import part
from workbench.core.assertions.evaluate import evaluate
from workbench.core.assertions.part import Part
from workbench.core.assertions.paths import value_at
from workbench.core.captures import take

_PRINTABLE = st.characters(exclude_categories=("Cc", "Cs"))


@given(st.text(_PRINTABLE, max_size=12), st.integers(0, 3))
def test_the_path_to_any_member_finds_it(name: str, index: int) -> None:
    path = part.item(part.member("$", name), index)

    assert value_at(path, {name: [10, 11, 12, 13]}) == 10 + index


def test_a_value_an_answer_has_is_asserted_so_that_it_passes() -> None:
    seen = answer({"items": [{"id": 7}]}, status=201)
    made = [part.assertion_of(one) for one in (Part("status", "", 201), Part("json", "$.items[0].id", 7))]

    assert [evaluate(one, seen, {}).state for one in made] == ["passed", "passed"]
    assert part.assertion_of(Part("header", "Location", "/tasks/7")) == Assertion(
        "header", "Location", "eq", "/tasks/7"
    )


@pytest.mark.parametrize(
    ("pointed", "asserted"),
    [
        (Part("json", "$.access_token", "abc.def.ghi"), Assertion("json", "$.access_token", "is_type", "string")),
        (Part("header", "Set-Cookie", "session=abc"), Assertion("header", "Set-Cookie", "exists")),
        (Part("json", "$.text", "x" * 5000), Assertion("json", "$.text", "is_type", "string")),
    ],
)
def test_neither_a_credential_nor_a_novel_gets_into_the_file(pointed: Part, asserted: Assertion) -> None:
    assert part.assertion_of(pointed) == asserted


@pytest.mark.parametrize(
    ("pointed", "name"),
    [
        (Part("json", "$.items[0].id"), "id"),
        (Part("json", "$['due at']"), "due_at"),
        (Part("json", "$.items[3]"), "items"),
        (Part("json", "$"), "body"),
        (Part("header", "X-Request-Id"), "x_request_id"),
        (Part("status"), "status"),
        (Part("json", "$['7']"), "value_7"),
    ],
)
def test_a_capture_is_named_after_what_it_takes(pointed: Part, name: str) -> None:
    assert part.capture_of(pointed) == Capture(name, pointed.source, pointed.key)


def test_no_two_captures_have_one_name() -> None:
    made = part.capture_of(Part("json", "$.b.id"), ["id", "id_2"])

    assert made.variable == "id_3"
    assert take(made, answer({"b": {"id": 4}})).value == "4"

import pytest
from pydantic import TypeAdapter, ValidationError

from server.domains.fields import Email, Id, TagName, Title, Username


def _is_valid(kind: object, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Id, [1, 2**63 - 1, "7"], [0, -1, 2**63, 1.5, float("nan"), "x", None]),
        (
            Email,
            ["a@b.co", "A.B+c@Example.org"],
            ["a", "a@b", "a@b.", "@b.co", "a b@c.de", "a@b@c.de", "x" * 250 + "@b.co"],
        ),
        (Title, ["a", "  a  ", "日本語", "👩‍🚀"], ["", "   ", "a\x00", "a\nb", "x" * 201]),
        (Username, ["nora", "n_-9"], ["ab", "Nora", "9nora", "nora!", "n" * 41]),
        (TagName, ["ops", "  Ops ", "a-1"], ["", "-a", "a b", "ä", "a" * 31]),
    ],
)
def test_kinds_of_values(kind: object, good: list[object], bad: list[object]) -> None:
    assert [value for value in good if not _is_valid(kind, value)] == []
    assert [value for value in bad if _is_valid(kind, value)] == []


def test_values_are_normalised() -> None:
    assert TypeAdapter(Email).validate_python(" Nora@Example.ORG ") == "nora@example.org"
    assert TypeAdapter(TagName).validate_python(" OPS ") == "ops"

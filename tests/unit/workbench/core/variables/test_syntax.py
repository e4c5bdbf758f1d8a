"""How variables are written."""

import pytest

from workbench.core.variables import Use, begun, use_at, uses


def test_uses_are_found_with_their_places() -> None:
    assert list(uses("{{base}}/t/{{ id }}/{x}/{{9}}")) == [Use("base", 0, 8), Use("id", 11, 19)]


@pytest.mark.parametrize(
    ("text", "default"),
    [
        ("{{a:-1}}", "1"),
        ("{{a:-}}", ""),
        ("{{ a :- x y }}", " x y "),
        ("{{a:-{{b}}}}", "{{b}}"),
        ("{{a:-{{b:-c}}}}", "{{b:-c}}"),
        ("{{a:-{x}y}}", "{x}y"),
        ("{{a}}", None),
    ],
)
def test_a_default_stands_behind_the_name(text: str, default: str | None) -> None:
    (use,) = uses(text)

    assert (use.name, use.default, use.end) == ("a", default, len(text))


def test_braces_of_json_around_a_default_stay_json() -> None:
    text = '{"x": {"n": {{n:-1}}}}'

    (use,) = uses(text)

    assert text[use.start : use.end] == "{{n:-1}}"


def test_made_up_names_begin_with_a_dollar() -> None:
    assert [use.name for use in uses("{{$uuid}} {{$}} {{$$x}}")] == ["$uuid"]


def test_the_use_under_a_position_is_found() -> None:
    assert use_at("x{{a}}y", 3) == Use("a", 1, 6)
    assert use_at("x{{a}}y", 6) is None


@pytest.mark.parametrize(
    ("before", "typed"),
    [("x/{{", ""), ("x/{{ba", "ba"), ("{{ $u", "$u"), ("{{a}}", None), ("{x", None), ("{{a:-d", None)],
)
def test_what_is_typed_behind_the_braces_is_known(before: str, typed: str | None) -> None:
    assert begun(before) == typed


def test_a_text_full_of_beginnings_is_searched_in_no_time() -> None:
    assert list(uses("{{a:-" * 50_000)) == []

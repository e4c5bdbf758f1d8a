from workbench.core.imports import values


def test_what_has_the_wrong_shape_counts_as_absent() -> None:
    assert values.mapping([1]) == {}
    assert values.sequence({"a": 1}) == []
    assert list(values.mappings([{"a": 1}, 2])) == [{"a": 1}]
    assert [values.text(one) for one in ("a", None, 1, True, {"é": 1})] == ["a", "", "1", "true", '{"é": 1}']
    assert values.described({"content": "x"}) == values.described("x") == "x"


def test_a_few_lines_that_stand_for_billions_do_not_fit() -> None:
    value: object = "ha"
    for _ in range(12):
        value = [value] * 10

    assert not values.fits(value)
    assert values.fits({"a": [1, {"b": 2}]})

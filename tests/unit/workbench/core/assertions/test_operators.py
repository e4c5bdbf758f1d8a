from workbench.core.assertions.operators import OPERATORS, operator, written_as


def test_ids_and_written_words_are_unique() -> None:
    assert len({one.id for one in OPERATORS}) == len(OPERATORS) == len({one.written for one in OPERATORS})


def test_each_is_found_by_either_name() -> None:
    for one in OPERATORS:
        assert operator(one.id) is one is written_as(one.written)

import pytest


@pytest.mark.parametrize(("choice", "statements"), [("lazy", 41), ("join", 1), ("selectin", 3)])
def test_each_way_has_its_number_of_statements(taught, choice: str, statements: int) -> None:
    taught.set("data.loading", choice)

    taught.get("/posts?limit=20")

    assert taught.trace.summary.statements == statements
    assert taught.trace.summary.is_n_plus_one is (choice == "lazy")


def test_all_ways_give_the_same(taught) -> None:
    bodies = set()
    for choice in ("lazy", "join", "selectin"):
        taught.set("data.loading", choice)
        bodies.add(taught.get("/posts?limit=7&page=2").content)

    assert len(bodies) == 1

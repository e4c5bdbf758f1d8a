from collections.abc import Sequence

import pytest

from workbench.bench.rows import Measure, Options, Row
from workbench.bench.run import ALL, chosen, run


async def works(_options: Options) -> Sequence[Row]:
    return [Row("works", "Works", 1.0, "", 1.0, "higher")]


async def breaks(_options: Options) -> Sequence[Row]:
    raise OSError("no such thing")


def test_all_rows_or_those_named_in_the_tables_order() -> None:
    assert chosen([]) == ALL
    assert [measure.id for measure in chosen(["index", "tracing"])] == ["tracing", "index"]


def test_an_unknown_row_is_refused_with_what_there_is() -> None:
    with pytest.raises(ValueError, match=r"no such row: nonsense\. Known: bodies, body, generator"):
        chosen(["nonsense"])


def test_one_that_breaks_does_not_stop_the_others() -> None:
    seen: list[str] = []

    measures = [Measure("breaks", "Breaks", breaks), Measure("works", "Works", works)]
    rows = run(measures, Options(), lambda row: seen.append(row.id))

    assert seen == ["breaks", "works"]
    assert (rows[0].value, rows[0].note) == (None, "broke: no such thing")

import asyncio
import json

import pytest

from workbench.bench import processes
from workbench.bench.processes import measure_pace, measure_start
from workbench.bench.rows import Options, Row

ROW = Row("pace", "Gap", 5.0, "ms", 16.0, "lower", n=3)


def test_rows_come_back_from_the_window_process(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = {key: value for key, value in ROW.as_dict().items() if key != "met"}
    asked: list[tuple[str, ...]] = []

    async def output(*arguments: str) -> str:
        asked.append(arguments)
        return f"a warning of Qt\n{json.dumps([fields])}\n"

    monkeypatch.setattr(processes, "_output_of", output)

    assert asyncio.run(measure_pace(Options(quick=True))) == [ROW]
    assert asked == [("workbench.bench.window_rows", "pace", "--quick")]


def test_a_start_is_measured_against_its_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    async def seconds(kind: str, *_arguments: str) -> float:
        return 0.75 if kind == "ours" else 0.5

    monkeypatch.setattr(processes, "_time_to_usable", seconds)

    (row,) = asyncio.run(measure_start(Options(quick=True)))

    assert (row.value, row.n, row.met) == (1.5, 2, True)

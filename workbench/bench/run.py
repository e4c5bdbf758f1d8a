"""Runs the chosen benchmarks one after the other. One that breaks is reported as a row, never as a failure."""

import asyncio
from collections.abc import Callable, Sequence

from workbench.bench.processes import measure_bodies, measure_body, measure_memory, measure_pace, measure_start
from workbench.bench.rows import Measure, Options, Row
from workbench.bench.sending import measure_send
from workbench.bench.serving import measure_generator, measure_index, measure_reset, measure_tracing

ALL = (
    Measure("tracing", "throughput with tracing on and off", measure_tracing),
    Measure("generator", "our load generator against wrk", measure_generator),
    Measure("start", "command to usable window and first answer", measure_start),
    Measure("pace", "gaps of the UI thread under 1,000 requests/s", measure_pace),
    Measure("memory", "growth of memory under 500 requests/s", measure_memory),
    Measure("body", "a 50 MB JSON answer", measure_body),
    Measure("bodies", "answers of 0.3 to 500 MB", measure_bodies),
    Measure("send", "what sending costs beyond httpx", measure_send),
    Measure("reset", "reset of the 200,000-row world", measure_reset),
    Measure("index", "work of the index lesson", measure_index),
)


def chosen(names: Sequence[str]) -> tuple[Measure, ...]:
    """The measures of these names, in the table's order; all of them when none is named.

    Raises:
        ValueError: For a name that isn't known.
    """
    known = {measure.id for measure in ALL}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"no such row: {', '.join(unknown)}. Known: {', '.join(sorted(known))}")
    return tuple(measure for measure in ALL if not names or measure.id in names)


def run(measures: Sequence[Measure], options: Options, each: Callable[[Row], None]) -> list[Row]:
    """Measure, calling ``each`` with every row as soon as it is there."""
    rows: list[Row] = []
    for measure in measures:
        for row in _run_one(measure, options):
            rows.append(row)
            each(row)
    return rows


def _run_one(measure: Measure, options: Options) -> Sequence[Row]:
    try:
        return asyncio.run(_awaited(measure, options))
    except Exception as error:  # whatever it is, the other rows are still wanted
        note = f"broke: {str(error) or type(error).__name__}"
        return [Row(measure.id, measure.about, None, "", 0.0, "higher", note=note)]


async def _awaited(measure: Measure, options: Options) -> Sequence[Row]:
    return await measure.run(options)

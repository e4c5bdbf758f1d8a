"""The commands ``burst`` and ``bench``."""

import argparse
import asyncio
import json
import platform
import sys
from contextlib import nullcontext

from workbench.bench.rows import Options, Row, line_of
from workbench.bench.run import ALL, chosen, run
from workbench.core.burst import BurstPlan, BurstResult


def add_parsers(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to the command line."""
    _add_bench(subparsers.add_parser("bench", help="measure this machine: ratios, one line each"))
    _add_burst(subparsers.add_parser("burst", help="send many requests and print exact percentiles"))


def _add_bench(parser: argparse.ArgumentParser) -> None:
    rows = ", ".join(measure.id for measure in ALL)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"what to measure, all by default: {rows}")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter runs")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON instead")
    parser.set_defaults(run=_bench)


def _add_burst(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", help="absolute URL, or a path on a backend that is started for it: /tasks?limit=50")
    parser.add_argument("-X", "--method", default="GET")
    parser.add_argument("-H", "--header", action="append", default=[], metavar="'NAME: VALUE'")
    parser.add_argument("-d", "--data", default="", help="the body")
    ends = parser.add_mutually_exclusive_group()
    ends.add_argument("-n", "--count", type=int, help="how many requests (500 by default)")
    ends.add_argument("-t", "--duration", type=float, metavar="S", help="for how long")
    pace = parser.add_mutually_exclusive_group()
    pace.add_argument("-c", "--clients", type=int, default=10, help="closed load: how many clients (10 by default)")
    pace.add_argument("-r", "--rate", type=float, metavar="PER_S", help="open load: requests per second")
    parser.add_argument("--uniform", action="store_true", help="evenly spaced instead of Poisson")
    parser.add_argument("--world", default="tasks-200k", help="the world of the backend that is started for a path")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.set_defaults(run=_burst)


def _bench(arguments: argparse.Namespace) -> int:
    try:
        measures = chosen(arguments.rows)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2

    def each(row: Row) -> None:
        if not arguments.json:
            print(line_of(row), flush=True)

    rows = run(measures, Options(quick=arguments.quick), each)
    if arguments.json:
        machine = {"python": platform.python_version(), "system": platform.platform(), "quick": arguments.quick}
        print(json.dumps({"machine": machine, "rows": [row.as_dict() for row in rows]}, indent=1))
    return 0


def _burst(arguments: argparse.Namespace) -> int:
    from workbench.headless import BackendFailedError
    from workbench.load.result import BurstError

    try:
        result = asyncio.run(_run_burst(arguments))
    except (ValueError, BurstError, BackendFailedError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    print(json.dumps(figures_of(result), indent=1) if arguments.json else words_of(result))
    return 0


async def _run_burst(arguments: argparse.Namespace) -> BurstResult:
    from workbench.headless import running_backend
    from workbench.load.client import run_burst

    is_path = arguments.url.startswith("/")
    async with running_backend(arguments.world) if is_path else nullcontext() as backend:
        url = f"{backend.address}{arguments.url}" if backend is not None else arguments.url
        return await run_burst(plan_of(arguments, url))


def plan_of(arguments: argparse.Namespace, url: str) -> BurstPlan:
    """The plan that the arguments describe.

    Raises:
        ValueError: When they describe none.
    """
    headers = []
    for line in arguments.header:
        name, colon, value = line.partition(":")
        if not colon or not name.strip():
            raise ValueError(f"not a header: {line!r}, expected 'Name: value'")
        headers.append((name.strip(), value.strip()))
    count = arguments.count if arguments.count is not None or arguments.duration is not None else 500
    return BurstPlan(
        method=arguments.method,
        url=url,
        headers=tuple(headers),
        body=arguments.data.encode(),
        count=count,
        duration_s=arguments.duration,
        clients=arguments.clients,
        rate_per_s=arguments.rate,
        poisson=not arguments.uniform,
    )


def figures_of(result: BurstResult) -> dict[str, object]:
    """The figures of a burst as plain data."""
    found, service = result.percentiles, result.service_percentiles
    return {
        "count": result.count,
        "ok": result.ok,
        "errors": result.errors,
        "elapsed_s": result.elapsed_s,
        "offered_per_s": result.offered_rate,
        "achieved_per_s": result.achieved_rate,
        "latency_ms": {"p50": found.p50, "p95": found.p95, "p99": found.p99, "max": found.max} if found else None,
        "service_p50_ms": service.p50 if service else None,
        "late": result.late,
        "unsent": result.unsent,
        "generator_cpu": result.generator_cpu,
        "load": result.plan.model,
    }


def words_of(result: BurstResult) -> str:
    """The figures of a burst as a few lines."""
    lines = [
        f"{result.count:,} in {result.elapsed_s:.2f} s, {result.achieved_rate:,.1f} /s ({result.plan.model})",
        f"generator CPU {result.generator_cpu:.0%}, late sends {result.late:,}",
    ]
    if result.percentiles is not None:
        found = result.percentiles
        note = "" if found.has_p99 else "  (p99 of fewer than 1,000 says little)"
        cells = (
            f"{name} {value:.2f} ms" for name, value in zip(("p50", "p95", "p99", "max"), _values(result), strict=True)
        )
        lines.insert(1, "  ".join(cells) + note)
    errors = ", ".join(f"{reason} ×{n:,}" for reason, n in result.errors.items())
    lines.append(f"errors: {errors}" if errors else "no errors")
    return "\n".join(lines)


def _values(result: BurstResult) -> tuple[float, ...]:
    found = result.percentiles
    return (found.p50, found.p95, found.p99, found.max) if found else ()

import argparse
import json
from array import array

import pytest

from workbench.bench import cli
from workbench.bench.rows import Row
from workbench.core.burst import BurstPlan, BurstResult


def parse(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    cli.add_parsers(parser.add_subparsers())
    return parser.parse_args(arguments)


def ended(n: int) -> BurstResult:
    zero, done = array("d", [0.0] * n), array("d", [0.002] * n)
    status = array("H", [200] * (n - 1) + [500])
    return BurstResult(BurstPlan("GET", "http://h/", count=n), 2.0, False, zero, zero, zero, done, status)


def test_burst_of_500_by_default() -> None:
    plan = cli.plan_of(parse("burst", "http://h/"), "http://h/")

    assert (plan.count, plan.clients, plan.rate_per_s, plan.method) == (500, 10, None, "GET")


def test_burst_with_everything() -> None:
    arguments = parse("burst", "/x", "-X", "POST", "-H", "X-Key: a:b", "-d", "{}", "-t", "2", "-r", "40", "--uniform")

    plan = cli.plan_of(arguments, "http://h/x")

    assert (plan.duration_s, plan.count, plan.rate_per_s, plan.poisson) == (2.0, None, 40.0, False)
    assert (plan.method, plan.headers, plan.body) == ("POST", (("X-Key", "a:b"),), b"{}")


def test_a_header_without_a_colon_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = parse("burst", "http://127.0.0.1:1/", "-H", "nonsense")

    assert arguments.run(arguments) == 2
    assert "not a header: 'nonsense'" in capsys.readouterr().err


def test_figures_of_a_burst() -> None:
    figures = cli.figures_of(ended(1000))

    assert figures["errors"] == {"500": 1}
    assert figures["achieved_per_s"] == 500.0
    assert figures["latency_ms"] == {"p50": 2.0, "p95": 2.0, "p99": 2.0, "max": 2.0}


def test_words_of_a_burst() -> None:
    words = cli.words_of(ended(10)).splitlines()

    assert words[0] == "10 in 2.00 s, 5.0 /s (closed, 10 clients)" or words[0].startswith("10 in 2.00 s, 5.0 /s")
    assert words[1] == "p50 2.00 ms  p95 2.00 ms  p99 2.00 ms  max 2.00 ms  (p99 of fewer than 1,000 says little)"
    assert words[-1] == "errors: 500 ×1"


def test_bench_prints_a_line_or_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    row = Row("index", "Index", 200.0, "×", 100.0, "higher", n=1)

    def run(_measures: object, _options: object, each: object) -> list[Row]:
        each(row)  # type: ignore[operator]
        return [row]

    monkeypatch.setattr(cli, "run", run)
    lines, data = parse("bench", "index"), parse("bench", "index", "--quick", "--json")

    assert lines.run(lines) == 0
    assert capsys.readouterr().out.startswith("ok    Index")
    assert data.run(data) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["machine"]["quick"], printed["rows"][0]["met"]) == (True, True)


def test_bench_refuses_an_unknown_row(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = parse("bench", "nonsense")

    assert arguments.run(arguments) == 2
    assert "no such row" in capsys.readouterr().err

"""Builds finished experiments of known shape for the tests around them."""

import numpy as np

from server.contract.control import CaptureResult, StageSamples
from workbench.core.burst import LoadRequest
from workbench.core.comparison import compare
from workbench.core.experiment import ExperimentPlan, ExperimentResult, PlanPair, Run, SideName, SideSetting

SQL = "SELECT * FROM tasks WHERE owner_id = ? LIMIT 50"
OWN_MS = {"http.request_id": 0.01, "routing": 0.02, "validation": 0.04, "handler": 0.11}
KINDS = {"http.request_id": "context", "routing": "framework", "validation": "framework", "handler": "handler"}
Shape = tuple[float, float]


def plan(**fields: object) -> ExperimentPlan:
    defaults: dict[str, object] = {
        "feature_id": "data.index",
        "title": "Index on tasks",
        "a": SideSetting("none", "none"),
        "b": SideSetting("owner", "owner"),
        "requests": (LoadRequest("GET", "http://127.0.0.1:8000/tasks?owner_id=42&limit=50"),),
        "held": 13,
    }
    return ExperimentPlan(**(defaults | fields))  # type: ignore[arg-type]


def run(side: SideName, p50: float, seed: int, n: int = 500, errors: dict[str, int] | None = None) -> Run:
    rng = np.random.default_rng(seed)
    latencies = np.round(rng.lognormal(np.log(p50), 0.25, n), 4)
    done = np.sort(rng.random(n)) * n / 40
    return Run(
        side=side,
        latencies_ms=tuple(map(float, latencies)),
        done_s=tuple(map(float, done)),
        p50_ms=float(np.median(latencies)) if n else None,
        sent=n + sum((errors or {}).values()),
        errors=errors or {},
        elapsed_s=n / 40,
        achieved_rate=40.0,
        late=0,
        unsent=0,
        generator_cpu=0.12,
        generator_cpu_peak=0.31,
    )


def capture(sql_ms: float, vm_steps: int, seed: int, n: int = 500) -> CaptureResult:
    rng = np.random.default_rng(seed)
    stages = [
        StageSamples(
            id=id_, title=id_.rpartition(".")[2].replace("_", " "), kind=KINDS[id_], own_ms=_around(rng, own, n)
        )
        for id_, own in OWN_MS.items()
    ]
    if sql_ms:
        stages.append(StageSamples(id="sql", title="SQL", kind="data", own_ms=_around(rng, sql_ms, n)))
    return CaptureResult(
        id=str(seed),
        label="",
        requests=n,
        stages=tuple(stages),
        vm_steps=vm_steps * n,
        statements=n,
        rows=23 * n,
        response_bytes=2148 * n,
    )


def result(a_ms: float = 8.9, b_ms: float = 0.41, n: int = 500, **fields: object) -> ExperimentResult:
    runs = (run("A", a_ms, 1, n), run("B", b_ms, 2, n), run("A", a_ms, 3, n), run("B", b_ms, 4, n))
    sql = {"A": (max(a_ms - 0.3, 0.05), 600_120), "B": (max(b_ms - 0.3, 0.05), 210)}
    captures = [(one.side, capture(*sql[one.side], seed)) for seed, one in enumerate(runs, 11)]
    plans = [PlanPair(SQL, ("SCAN tasks",), ("SEARCH tasks USING INDEX ix_tasks_owner (owner_id=?)",))]
    made = compare(runs, captures, plans, ({"0:aa": 2 * n}, {"0:aa": 2 * n}))
    values: dict[str, object] = {"number": 9, "at": 1_760_000_000.0, "duration_s": 55.0, "plan": plan()}
    return ExperimentResult(runs=runs, comparison=made, **(values | fields))  # type: ignore[arg-type]


def _around(rng: np.random.Generator, own: float, n: int) -> tuple[float, ...]:
    return tuple(map(float, rng.lognormal(np.log(own), 0.2, n)))

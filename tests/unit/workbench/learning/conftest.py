"""A small lesson, and a bench that lives in memory: a server of one table, an index that can be switched on."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest

from lessons.format import load_lesson
from lessons.format.models import Lesson, Page
from server.contract.features import Setting, Switchboard
from server.contract.traces import Plan, PlanNode, StageTrace, StatementTrace, Trace, TraceSummary
from workbench.core.query_text import url_text
from workbench.core.request import RequestDraft
from workbench.learning.bench import BenchError, BenchState, Patches
from workbench.learning.evidence import BurstEvidence, Counts

LESSON = """+++
format = 1
id = "test.index"
title = "An index"
chapter = "data"
minutes = 5
teaches = ["plans"]
world = "tasks-1k"
features = ["data.index"]
+++

## Slow {#slow}

```http send as=slow
GET /tasks?owner_id=42&limit=5
```

```toml check
[answered]
expr = "slow.status == 200"
shows = "{slow.status}"
fail = "The answer was {slow.status}."
[scan]
expr = "'SCAN' in slow.plan"
shows = "{slow.vm_steps} steps"
fail = "The plan says {slow.plan} with {feature('data.index')}."
```

```toml hint
say = ["Send it.", "Press the button."]
```

```toml solve
do = ["send slow"]
```

```toml slip
do = ["send slow /nothing"]
shows = "answered"
```

```toml slip
do = ["toggle data.index owner", "send slow"]
shows = "scan"
```

## Fast {#fast}

```toml predict as=guess
ask = "How much less?"
choices = { a = "2x", b = "100x" }
answer = "b"
measured = "{round(slow.vm_steps / fast.vm_steps)}x"
a = "Not half: from {slow.vm_steps}."
b = "Yes."
```

```http send as=fast
GET /tasks?owner_id=42&limit=5
```

```http send as=again
GET /tasks?limit=5&owner_id=42
```

```toml check
[less]
expr = "fast.vm_steps * 100 < slow.vm_steps"
shows = "{fast.vm_steps} steps"
fail = "From {slow.vm_steps} to {fast.vm_steps}."
[twice]
expr = "again.vm_steps == fast.vm_steps"
fail = "{again.vm_steps}, not {fast.vm_steps}."
```

```toml solve
do = ["answer guess b", "toggle data.index owner", "send fast", "send again"]
```

```toml slip
do = ["answer guess a", "send fast", "toggle data.index owner", "send again"]
shows = "less"
```

## Load {#load}

```toml burst as=many
request = "GET /tasks?owner_id=42&limit=5"
count = 20
clients = 2
with = { "data.index" = "owner" }
```

```toml check
[ran]
expr = "many.count == 20 and many.vm_steps_max < 1000"
fail = "{many.count} ran, at most {many.vm_steps_max} steps."
[quick]
expr = "many.p95_ms < 0"
fail = "{many.p95_ms} ms"
soft = true
```

```toml solve
do = ["burst many"]
```

```toml slip
do = ["burst many 3"]
shows = "ran"
```

## Price {#price}

```toml quiz as=price
ask = "What got slower?"
choices = { a = "Reads", b = "Writes" }
answer = "b"
a = "No."
b = "Yes."
card = "What does an index cost?"
```

```toml solve
do = ["answer price b"]
```
"""
SCAN, SEARCH = 600_000, 200


class FakeBench:
    """Answers GET /tasks; does less work while the index is on."""

    def __init__(self) -> None:
        self.down = False
        self.tracing = True
        self.calls: list[str] = []
        self.pages: list[Page | None] = []
        self.kept: dict[int, Trace] = {}
        self.switches: dict[str, Setting] = {}
        self.reset_switches()

    def reset_switches(self) -> None:
        self.switches = {"data.index": Setting(choice="none"), "auth.mode": Setting(choice="none")}

    async def send(
        self, draft: RequestDraft, login: str, *, page: Page | None = None, quiet: bool = False
    ) -> int | None:
        self._demand_up()
        self.pages.append(page)
        target = url_text(draft).removeprefix("{{base}}")
        self.calls.append(f"{'quietly ' if quiet else ''}{draft.method} {target}{' as ' + login if login else ''}")
        return self.serve(draft.method, target).seq if self.tracing else None

    async def burst(
        self, draft: RequestDraft, login: str, count: int, clients: int, *, quiet: bool = False
    ) -> BurstEvidence:
        self._demand_up()
        del login
        self.calls.append(f"{'quietly ' if quiet else ''}burst of {count} by {clients}")
        target = url_text(draft).removeprefix("{{base}}")
        work = [self.serve(draft.method, target).vm_steps for _ in range(count)]
        statuses = Counts({"200": count})
        return BurstEvidence(count, count, statuses, 0, max(work), sum(work), count, 0, 0, 1.0, 2.0, 3.0, 100.0)

    async def switch(self, patches: Patches) -> Switchboard:
        self._demand_up()
        for feature, patch in patches.items():
            before = self.switches[feature]
            choice = patch.choice or before.choice
            self.switches[feature] = Setting(choice=choice, params={**before.params, **patch.params})
            self.calls.append(f"{feature} {choice}")
        return self._switchboard()

    async def restore(self, world: str, patches: Patches) -> Switchboard:
        self._demand_up()
        self.calls.append(f"restore {world}")
        self.reset_switches()
        return await self.switch(patches)

    async def state(self) -> BenchState:
        self._demand_up()
        return BenchState(self._switchboard(), {"tasks": 1000}, self.tracing)

    async def traces(self, after_seq: int) -> tuple[TraceSummary, ...]:
        self._demand_up()
        return tuple(trace.summary for seq, trace in sorted(self.kept.items()) if seq > after_seq)

    async def trace(self, seq: int) -> Trace:
        self._demand_up()
        return self.kept[seq]

    async def explain(self, seq: int, index: int) -> Plan | None:
        del seq, index
        indexed = self.switches["data.index"].choice != "none"
        text = "SEARCH tasks USING INDEX" if indexed else "SCAN tasks"
        return Plan(sql="", dialect="sqlite", nodes=(PlanNode(id=1, text=text),), text=text)

    async def body(self, seq: int) -> bytes | None:
        return b'{"items": [{"id": 7}]}' if seq in self.kept else None

    def serve(self, method: str, target: str, *, user: str = "", agent: str = "curl") -> TraceSummary:
        """A request by anybody: it is answered and recorded."""
        url = urlsplit(target)
        found = url.path == "/tasks" and method == "GET"
        work = (SCAN if self.switches["data.index"].choice == "none" else SEARCH) if found else 0
        seq = len(self.kept) + 1
        summary = TraceSummary(
            seq=seq, request_id=f"r{seq}", method=method, path=url.path, query=url.query, status=200 if found else 404,
            started_at=0, duration_ms=1, user_agent=agent, statements=int(found), vm_steps=work, rows=5,
        )  # fmt: skip
        statement = StatementTrace(index=0, sql="SELECT", start_ms=0, duration_ms=1, fingerprint="f", vm_steps=work)
        self.kept[seq] = Trace(
            summary=summary,
            stages=(StageTrace(id="auth.mode", title="Auth", kind="gate", outcome="passed", note=user),),
            statements=(statement,) if found else (),
            response_headers=(("X-Request-ID", f"r{seq}"),),
            body_sha256=url.query,
            settings={"data.index": self.switches["data.index"].choice},
        )
        return summary

    def _switchboard(self) -> Switchboard:
        return Switchboard(version=1, settings=self.switches, order=())

    def _demand_up(self) -> None:
        if self.down:
            raise BenchError("The backend does not answer.")


@pytest.fixture
def bench() -> FakeBench:
    return FakeBench()


@pytest.fixture
def write_lesson(tmp_path: Path) -> Callable[..., Lesson]:
    """The small lesson, with pieces of its text replaced."""

    def write(swap: dict[str, str] | None = None) -> Lesson:
        text = LESSON
        for old, new in (swap or {}).items():
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "lesson.md"
        path.write_text(text, encoding="utf-8")
        return load_lesson(path)

    return write


@pytest.fixture
def lesson(write_lesson: Callable[..., Lesson]) -> Lesson:
    return write_lesson()


@pytest.fixture
def run() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    return asyncio.run


@pytest.fixture
def names() -> SimpleNamespace:
    """What the small lesson's requests look like."""
    return SimpleNamespace(target="/tasks?limit=5&owner_id=42", scan=SCAN, search=SEARCH)

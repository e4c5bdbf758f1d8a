"""The actions of lessons with a bench that lives in memory and a real asyncio thread."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lessons.format import LessonError, Problem, load_pack
from lessons.format.models import Pack, Place, Verb
from server.contract.events import SwitchEvent, TraceEvent
from server.contract.features import Setting, Switchboard
from server.contract.traces import Plan, StageTrace, Trace, TraceSummary
from workbench.actions import lesson as module
from workbench.actions.lesson import LessonActions
from workbench.bridge import Bridge
from workbench.core.lesson import LessonProgress, Progress
from workbench.core.request import RequestDraft
from workbench.learning.bench import BenchState, Patches
from workbench.learning.evidence import BurstEvidence
from workbench.learning.progress import ProgressFile, write_progress
from workbench.state.features import FeaturesSnapshot
from workbench.state.lesson import LessonsSnapshot, LessonsStore

PACK = """
title = "Small"
lessons = ["one.md", "two.md"]
[chapters]
http = "HTTP"
"""
LESSON = """+++
format = 1
id = "{id}"
title = "{id}"
chapter = "http"
minutes = 1
teaches = ["x"]
world = "tasks-1k"
features = ["http.request_id"]
+++

## First {{#first}}

```toml toggle
feature = "http.request_id"
to = "off"
```

```http send as=hello
GET /tasks/7
```

```toml check
[ok]
expr = "hello.status == 200"
shows = "{{hello.status}}"
fail = "It was {{hello.status}}."
```

```toml hint
say = ["Send it."]
```

```toml solve
do = ["toggle http.request_id off", "send hello"]
```

## Last {{#last}}

```toml quiz as=q
ask = "Well?"
choices = {{ a = "yes", b = "no" }}
answer = "a"
a = "Right."
b = "Wrong."
card = "?"
```

```toml solve
do = ["answer q a"]
```
"""


class MemoryBench:
    """Answers every request with 200 and remembers what it was asked."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.choice = "on"
        self.kept: list[TraceSummary] = []

    async def send(self, draft: RequestDraft, _login: str, *, quiet: bool = False, **_page: object) -> int | None:
        self.calls.append(f"send {draft.url}{' quietly' if quiet else ''}")
        return self.record().seq

    async def burst(self, *_: object, **__: object) -> BurstEvidence:
        raise AssertionError("no lesson here has a burst")

    async def switch(self, patches: Patches) -> Switchboard:
        for patch in patches.values():
            self.choice = patch.choice or self.choice
            self.calls.append(f"switch {self.choice}")
        return self.board

    async def restore(self, world: str, _patches: Patches) -> Switchboard:
        self.calls.append(f"restore {world}")
        self.choice = "on"
        return self.board

    async def state(self) -> BenchState:
        return BenchState(self.board, {}, tracing=True)

    async def traces(self, after_seq: int) -> tuple[TraceSummary, ...]:
        return tuple(each for each in self.kept if each.seq > after_seq)

    async def trace(self, seq: int) -> Trace:
        stage = StageTrace(id="handler", title="handler", kind="handler", outcome="passed")
        return Trace(summary=self.kept[seq - 1], stages=(stage,), statements=())

    async def explain(self, *_: int) -> Plan | None:
        return None

    async def body(self, _seq: int) -> bytes | None:
        return None

    @property
    def board(self) -> Switchboard:
        return Switchboard(version=1, settings={"http.request_id": Setting(choice=self.choice)}, order=())

    def record(self) -> TraceSummary:
        """A request by anybody."""
        seq = len(self.kept) + 1
        self.kept.append(
            TraceSummary(
                seq=seq, request_id=str(seq), method="GET", path="/tasks/7", query="", status=200, started_at=0.0,
                duration_ms=1.0, user_agent="curl", statements=0, vm_steps=0, rows=0,
            )
        )  # fmt: skip
        return self.kept[-1]


class Learner:
    """The actions with all that they need."""

    def __init__(self, qtbot: QtBot, bridge: Bridge, folder: Path) -> None:
        self.qtbot = qtbot
        self.bench: MemoryBench | None = MemoryBench()
        self.store = LessonsStore(LessonsSnapshot())
        self.features = FeaturesSnapshot()
        self.progress = folder / "progress.json"
        self.folder = folder
        self.actions = LessonActions(
            self.store,
            bridge,
            ProgressFile(self.progress),
            course=self.course,
            bench=lambda: self.bench,
            features=lambda: FeaturesSnapshot(switchboard=self.bench.board if self.bench else None),
        )

    def course(self) -> Pack:
        return load_pack(self.folder)

    @property
    def now(self) -> LessonsSnapshot:
        return self.store.snapshot

    def load(self) -> None:
        self.actions.load()
        self.qtbot.waitUntil(lambda: self.now.pack is not None or bool(self.now.problem))

    def begin(self, lesson_id: str = "one") -> None:
        self.load()
        self.actions.begin(lesson_id)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.now.idle and bool(self.now.session and self.now.session.switches))

    def passed(self) -> bool:
        return self.now.session is not None and self.now.session.solution_open


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def learner(qtbot: QtBot, bridge: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Learner:
    monkeypatch.setattr(module, "PACE_S", 0)
    (tmp_path / "pack.toml").write_text(PACK, "utf-8")
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(LESSON.format(id=name), "utf-8")
    return Learner(qtbot, bridge, tmp_path)


def test_course_is_read_and_a_lesson_begun(learner: Learner) -> None:
    learner.begin()

    assert learner.now.session is not None
    assert learner.now.session.step.id == "first"
    assert not learner.now.choosing
    assert learner.bench is not None
    assert learner.bench.calls == ["restore tasks-1k"]


def test_broken_course_is_said(learner: Learner) -> None:
    def broken() -> Pack:
        raise LessonError([Problem("E100", Place(Path("pack.toml"), 1), "the pack can't be read")])

    learner.actions._course = broken
    learner.load()

    assert learner.now.problem.startswith("The course could not be read.")


def test_broken_progress_is_told_and_the_course_is_there(learner: Learner, qtbot: QtBot) -> None:
    learner.actions._progress._path.write_text("not json", "utf-8")

    with qtbot.waitSignal(learner.actions.set_aside) as told:
        learner.load()

    assert "could not be read and was set aside" in told.args[0]
    assert learner.now.problem == ""


def test_lesson_without_a_backend_is_refused(learner: Learner) -> None:
    learner.load()
    learner.bench = None

    learner.actions.begin("one")

    assert learner.now.session is None
    assert learner.now.problem == "A lesson needs the running backend. Start it, then begin."


def test_request_of_any_client_counts(qtbot: QtBot, learner: Learner) -> None:
    learner.begin()
    assert learner.bench is not None

    learner.actions.note_events((TraceEvent(trace=learner.bench.record()),))

    qtbot.waitUntil(learner.passed)


def test_click_on_send_passes_the_step_and_next_leads_on(qtbot: QtBot, learner: Learner) -> None:
    learner.begin()

    learner.actions.perform(Verb("send", ("hello",)))
    qtbot.waitUntil(learner.passed)
    learner.actions.forward()

    qtbot.waitUntil(lambda: learner.now.session is not None and learner.now.session.step.id == "last")
    learner.actions.back()
    qtbot.waitUntil(lambda: learner.now.session is not None and learner.now.session.step.id == "first")


def test_flip_goes_there(qtbot: QtBot, learner: Learner) -> None:
    learner.begin()

    learner.actions.flip()

    qtbot.waitUntil(lambda: learner.bench is not None and learner.bench.choice == "off")


def test_flipped_switch_is_looked_at(qtbot: QtBot, learner: Learner) -> None:
    learner.begin()
    assert learner.bench is not None
    learner.bench.choice = "off"

    learner.actions.note_events((SwitchEvent(at=1.0, label="off", switchboard=learner.bench.board),))

    qtbot.waitUntil(
        lambda: learner.now.session is not None and learner.now.session.switches == {"http.request_id": "off"}
    )


def test_show_me_performs_the_solution(qtbot: QtBot, learner: Learner) -> None:
    learner.begin()

    learner.actions.show_me()
    assert not learner.now.idle

    qtbot.waitUntil(lambda: learner.passed() and not learner.now.showing)
    assert learner.bench is not None
    assert learner.bench.calls == ["restore tasks-1k", "switch off", "send {{base}}/tasks/7"]


def test_hint_after_two_checks_in_vain(qtbot: QtBot, learner: Learner) -> None:
    learner.begin()
    for _ in range(2):
        learner.actions.check()
    qtbot.waitUntil(lambda: learner.now.session is not None and learner.now.session.can_show_hint)

    learner.actions.hint()

    qtbot.waitUntil(lambda: learner.now.session is not None and learner.now.session.hints == ("Send it.",))


def test_reset_and_undo(qtbot: QtBot, learner: Learner) -> None:
    learner.begin()
    learner.actions.perform(Verb("send", ("hello",)))
    qtbot.waitUntil(learner.passed)

    learner.actions.reset("lesson")
    qtbot.waitUntil(lambda: learner.now.idle and not learner.passed())
    learner.actions.undo()

    qtbot.waitUntil(learner.passed)


def test_finished_lesson_leads_to_the_next_and_is_remembered(qtbot: QtBot, learner: Learner, bridge: Bridge) -> None:
    learner.begin()
    learner.actions.perform(Verb("send", ("hello",)))
    qtbot.waitUntil(learner.passed)
    learner.actions.forward()
    learner.actions.answer("q", "a")
    qtbot.waitUntil(lambda: learner.now.session is not None and learner.now.session.finished)

    learner.actions.forward()
    qtbot.waitUntil(lambda: learner.now.session is not None and learner.now.session.lesson.id == "two")
    learner.settle()
    again = Learner(qtbot, bridge, learner.folder)
    again.load()

    assert again.now.progress.of("one").finished
    assert again.now.progress.of("two").step == "first"


def test_new_backend_gets_the_lesson_set_up(qtbot: QtBot, learner: Learner) -> None:
    learner.begin()
    learner.bench = MemoryBench()

    learner.actions.note_backend(object())

    qtbot.waitUntil(lambda: learner.bench is not None and learner.bench.calls == ["restore tasks-1k"])
    learner.settle()


def test_list_of_lessons_comes_and_goes_while_a_lesson_is_open(learner: Learner) -> None:
    learner.begin()

    learner.actions.choose(True)
    choosing = learner.now.choosing
    learner.actions.begin("one")

    assert choosing
    assert not learner.now.choosing
    assert learner.bench is not None
    assert learner.bench.calls == ["restore tasks-1k"]


def test_free_play_and_back(qtbot: QtBot, learner: Learner) -> None:
    learner.begin()

    learner.actions.play(True)
    qtbot.waitUntil(lambda: learner.now.session is not None and learner.now.session.playing)
    learner.actions.play(False)

    qtbot.waitUntil(lambda: learner.now.session is not None and not learner.now.session.playing)
    learner.settle()


def test_imported_progress_reaches_the_open_lesson(learner: Learner, tmp_path: Path) -> None:
    learner.begin()
    theirs = Progress({"one": LessonProgress(step="last", passed=("first",))})
    write_progress(tmp_path / "theirs.json", theirs)

    learner.actions.import_progress(str(tmp_path / "theirs.json"))

    learner.qtbot.waitUntil(lambda: learner.now.session is not None and learner.now.session.position == 1)
    assert learner.now.progress.of("one").passed == ("first",)

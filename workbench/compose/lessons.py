"""Wires the lessons: the course, the learner's progress, the session, and the panel that draws it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from lessons.format import course_path, load_pack
from lessons.format.models import Toggle
from workbench.actions.commands import Command
from workbench.actions.lesson import LessonActions
from workbench.actions.lesson_desk import LessonDesk, WindowBench
from workbench.client.body_store import BodyStore
from workbench.client.sender import Sender
from workbench.compose.lesson_charts import LessonCharts
from workbench.compose.lesson_covers import LessonCovers
from workbench.compose.lesson_switches import LessonSwitches
from workbench.compose.persona import send_as_page
from workbench.core.lesson import ResetScope, SessionSnapshot
from workbench.learning.progress import ProgressFile
from workbench.state.lesson import LessonsSnapshot, LessonsStore
from workbench.state.requests import RequestsStore
from workbench.ui.learn_screen import LearnScreen
from workbench.ui.lesson.gestures import Gestures
from workbench.ui.lesson.panel import LessonPanel

if TYPE_CHECKING:
    from workbench.compose.context import Context


def wire(context: "Context") -> LessonPanel:
    """Make and connect everything of the area; ``context.lessons`` is its handle for others."""
    panel = LessonPanel(context.theme)
    store = LessonsStore(LessonsSnapshot(), panel)
    desk = LessonDesk(context.requests, context.burst, panel, as_whom=partial(send_as_page, context))
    sender = Sender(BodyStore(context.paths.bodies))
    actions = LessonActions(
        store,
        context.bridge,
        ProgressFile(context.paths.progress),
        course=lambda: load_pack(course_path()),
        bench=partial(_bench, context, sender, desk),
        features=lambda: context.features_store.snapshot,
        parent=panel,
    )
    context.lessons = actions
    actions.set_aside.connect(context.tell)
    store.changed.connect(panel.render_lessons)
    store.changed.connect(LessonCharts(context.charts, panel).follow)
    store.changed.connect(LessonSwitches(context.switchboard, panel).follow)
    context.features_store.changed.connect(panel.render_features)
    context.live.events.connect(actions.note_events)
    context.backend.connected.connect(actions.note_backend)
    context.backend.reset_done.connect(actions.refresh)
    context.endings.append(partial(_close, context, sender))
    context.lessons_store = store
    _connect_gestures(panel.gestures, actions, partial(context.commands.run, "backend.record_true"))
    _add_commands(context, store, actions)
    _add_file_commands(context, panel, actions)
    panel.render_features(context.features_store.snapshot)
    actions.load()
    return panel


def cover_results(context: "Context", panel: LessonPanel, requests: RequestsStore, learn: LearnScreen) -> None:
    """Keep covered what would give the answer to an open prediction away."""
    context.answers.append(learn.response)
    covers = LessonCovers(context.answers, learn.pipeline, panel)
    context.lessons_store.changed.connect(covers.follow)
    context.live.events.connect(covers.note_events)
    requests.changed.connect(covers.note_requests)
    context.traces_store.changed.connect(covers.note_traces)
    learn.response.acted.connect(panel.lesson.take_focus)


def _bench(context: "Context", sender: Sender, desk: LessonDesk) -> WindowBench | None:
    control, address = context.control(), context.backend_store.snapshot.address
    return WindowBench(control, sender, address, desk) if control is not None and address else None


def _close(context: "Context", sender: Sender) -> None:
    context.bridge.submit(sender.close())


def _connect_gestures(gestures: Gestures, actions: LessonActions, record: Callable[[], None]) -> None:
    gestures.record_requested.connect(record)
    gestures.begin_requested.connect(actions.begin)
    gestures.following_requested.connect(actions.begin_following)
    gestures.choose_requested.connect(actions.choose)
    gestures.step_requested.connect(actions.go)
    gestures.forward_requested.connect(actions.forward)
    gestures.back_requested.connect(actions.back)
    gestures.verb_requested.connect(actions.perform)
    gestures.answer_requested.connect(actions.answer)
    gestures.hint_requested.connect(actions.hint)
    gestures.check_requested.connect(actions.check)
    gestures.show_requested.connect(actions.show_me)
    gestures.reset_requested.connect(actions.reset)
    gestures.undo_requested.connect(actions.undo)
    gestures.play_requested.connect(actions.play)


def _add_commands(context: "Context", store: LessonsStore, actions: LessonActions) -> None:
    tr, group = actions.tr, actions.tr("Lesson")
    able = partial(_able, store)
    for command in (
        Command("lesson.next", tr("Next step"), group, "Alt+Right", actions.forward, partial(able, _may_go_on)),
        Command("lesson.back", tr("Previous step"), group, "Alt+Left", actions.back, partial(able, _may_go_back)),
        Command("lesson.flip", tr("Flip the lesson's switch"), group, "Ctrl+I", actions.flip, partial(able, _may_flip)),
        Command("lesson.hint", tr("Show a hint"), group, "", actions.hint, partial(able, _may_hint)),
        Command("lesson.show", tr("Show me this step"), group, "", actions.show_me, partial(able, _is_idle)),
        Command("lesson.check", tr("Check this step now"), group, "", actions.check, partial(able, _is_open)),
        Command("lesson.choose", tr("All lessons"), group, "", partial(actions.choose, True), partial(able, _is_open)),
        Command("lesson.undo", tr("Undo the lesson's reset"), group, "", actions.undo, partial(able, _may_undo)),
    ):
        context.commands.add(command)
    scopes: dict[ResetScope, str] = {
        "step": tr("Reset this step"),
        "lesson": tr("Reset this lesson"),
        "all": tr("Reset all lessons"),
    }
    for scope, title in scopes.items():
        run = partial(actions.reset, scope)
        context.commands.add(Command(f"lesson.reset_{scope}", title, group, "", run, partial(able, _is_open)))
    context.commands.add_source(partial(_lessons, context, store, actions))


def _add_file_commands(context: "Context", panel: LessonPanel, actions: LessonActions) -> None:
    tr, group = actions.tr, actions.tr("Lesson")

    def ask(title: str, mode: QFileDialog.AcceptMode, then: Callable[[str], None]) -> None:
        dialog = QFileDialog(panel, title)
        dialog.setAcceptMode(mode)
        dialog.setNameFilter(tr("Progress (*.json)"))
        dialog.setDefaultSuffix("json")
        dialog.selectFile("lesson-progress.json")
        dialog.fileSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    for name, title, mode, then in (
        ("export", tr("Export lesson progress"), QFileDialog.AcceptMode.AcceptSave, actions.export_progress),
        ("import", tr("Import lesson progress"), QFileDialog.AcceptMode.AcceptOpen, actions.import_progress),
    ):
        context.commands.add(Command(f"lesson.{name}", f"{title}…", group, "", partial(ask, title, mode, then)))


def _able(store: LessonsStore, asked: Callable[[SessionSnapshot], bool]) -> bool:
    """Whether a lesson is open of which this is true."""
    session = store.snapshot.session
    return session is not None and not store.snapshot.showing and asked(session)


def _is_open(_session: SessionSnapshot) -> bool:
    return True


def _is_idle(session: SessionSnapshot) -> bool:
    return not session.busy


def _may_go_on(session: SessionSnapshot) -> bool:
    return session.may_go_on or session.finished


def _may_go_back(session: SessionSnapshot) -> bool:
    return session.position > 0


def _may_flip(session: SessionSnapshot) -> bool:
    return not session.busy and bool(session.step.of(Toggle))


def _may_hint(session: SessionSnapshot) -> bool:
    return session.can_show_hint


def _may_undo(session: SessionSnapshot) -> bool:
    return session.can_undo


def _lessons(context: "Context", store: LessonsStore, actions: LessonActions) -> Iterator[Command]:
    """One command for each lesson."""
    pack = store.snapshot.pack
    for lesson in pack.lessons if pack else ():
        run = partial(_begin, context, lesson.id)
        yield Command(f"lesson.{lesson.id}", lesson.title, actions.tr("Lesson"), "", run)


def _begin(context: "Context", lesson_id: str) -> None:
    context.show_screen("learn")
    context.lessons.begin(lesson_id)

from workbench.state.lesson import LessonsSnapshot
from workbench.ui.lesson.offers import ToggleView
from workbench.ui.lesson.panel import LessonPanel


def test_list_of_lessons_until_one_is_open(theme, shown, session, pack) -> None:
    panel = shown(LessonPanel(theme))
    panel.render_lessons(LessonsSnapshot(pack))
    first = panel.pages.currentWidget()

    panel.render_lessons(LessonsSnapshot(pack, session=session(), choosing=False))

    assert first is panel.chooser
    assert panel.pages.currentWidget() is panel.lesson


def test_list_may_be_looked_at_during_a_lesson(theme, shown, session, pack) -> None:
    panel = shown(LessonPanel(theme))

    panel.render_lessons(LessonsSnapshot(pack, session=session(), choosing=True))

    assert panel.pages.currentWidget() is panel.chooser


def test_flipped_switch_is_seen_in_the_step(theme, shown, session, features, pack) -> None:
    panel = shown(LessonPanel(theme))
    panel.render_lessons(LessonsSnapshot(pack, session=session("index-on"), choosing=False))

    panel.render_features(features("owner"))

    (toggle,) = panel.findChildren(ToggleView)
    assert toggle.switch.isChecked()

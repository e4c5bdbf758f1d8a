from PySide6.QtCore import Qt

from workbench.state.lesson import LessonsSnapshot
from workbench.ui.lesson.offers import ActionRow, ToggleView
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


def test_focus_begins_with_the_text_of_the_step(qtbot, theme, shown, session, pack) -> None:
    panel = shown(LessonPanel(theme))
    panel.render_lessons(LessonsSnapshot(pack, session=session(), choosing=False))
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.lesson.footer.back.setEnabled(True)
    panel.lesson.footer.back.setFocus()

    panel.render_lessons(LessonsSnapshot(pack, session=session("predict"), choosing=False))

    assert panel.lesson.area.hasFocus()
    assert panel.lesson.area.accessibleName() == "Predict the saving"


def test_tab_goes_through_the_lesson_from_top_to_bottom(qtbot, theme, shown, session, pack) -> None:
    panel = shown(LessonPanel(theme))
    panel.render_lessons(LessonsSnapshot(pack, session=session(), choosing=False))
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.header.menu_button.setFocus()

    seen = []
    for _ in range(11):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        seen.append(panel.focusWidget())

    (send,) = panel.findChildren(ActionRow)
    assert seen[:5] == panel.lesson.steps.rows
    assert seen.index(panel.lesson.area) == 5
    assert send.send in seen[6:]

from workbench.ui.lesson.help import HelpView


def test_no_help_before_it_is_offered(make, scene) -> None:
    view = make(HelpView)

    view.show_scene(scene())

    assert not view.show_me.isVisible()
    assert not view.hints.isVisible()


def test_hints_that_were_asked_for_all_stay(qtbot, make, gestures, scene) -> None:
    view = make(HelpView)

    view.show_scene(scene(hints=("Send it.", "The blue button.")))

    assert [line.toPlainText() for line in view.lines] == ["Send it.", "The blue button."]
    with qtbot.waitSignal(gestures.show_requested):
        view.show_me.click()


def test_solution_may_be_shown_after_passing(make, scene) -> None:
    view = make(HelpView)

    view.show_scene(scene(solution_open=True))

    assert view.show_me.isVisible()

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from workbench.ui.lesson.prose import ProseView


def test_grows_with_its_text_and_with_a_narrower_column(qtbot, theme, shown) -> None:
    view = shown(ProseView(theme, "word " * 60))
    wide = view.height()

    view.resize(200, wide)

    qtbot.waitUntil(lambda: view.height() > wide)
    assert not view.verticalScrollBar().isVisible()


def test_switch_of_the_look_draws_anew(theme, shown) -> None:
    view = shown(ProseView(theme, "Some `code`."))
    before = view.toHtml()

    theme.set_mode("dark")

    assert view.toHtml() != before
    assert theme.color("text.secondary").name() in view.toHtml()


def test_fetches_nothing(theme, shown) -> None:
    view = shown(ProseView(theme, "x"))

    resource = view.loadResource(QTextDocument.ResourceType.ImageResource, QUrl("http://example.org/a.png"))

    assert resource is None


def test_link_to_a_lesson_asks_for_it(qtbot, theme, shown) -> None:
    view = shown(ProseView(theme, "[x](lesson:http.anatomy)"))

    with qtbot.waitSignal(view.lesson_requested) as asked:
        view.anchorClicked.emit(QUrl("lesson:http.anatomy"))

    assert asked.args == ["http.anatomy"]

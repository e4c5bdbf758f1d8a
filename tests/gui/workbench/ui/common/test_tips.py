import pytest
from PySide6.QtGui import Qt, QTextDocumentFragment

from workbench.ui.common.tips import plain


@pytest.mark.parametrize("text", ["<img src='//host/share.png'> 5 < 6", "<b>bold</b>\nsecond", "<!doctype html>"])
def test_what_looks_like_html_is_shown_as_it_is(text: str) -> None:
    made = plain(text)

    assert Qt.mightBeRichText(made)
    assert QTextDocumentFragment.fromHtml(made).toPlainText() == text


@pytest.mark.parametrize("text", ["", "GET /tasks?a=1&b=2", "a <b", "two\nlines"])
def test_other_text_stays(text: str) -> None:
    assert plain(text) == text

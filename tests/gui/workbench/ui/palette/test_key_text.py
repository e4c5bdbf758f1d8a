import pytest

from workbench.ui.palette.key_text import key_text


@pytest.mark.parametrize(
    ("shortcut", "words"), [("Ctrl+Return", "Ctrl+Enter"), ("Alt+Left", "Alt+←"), ("F5", "F5"), ("", "")]
)
def test_is_written_as_on_the_keyboard(shortcut: str, words: str) -> None:
    assert key_text(shortcut) == words

"""What the end of a WebSocket means."""

import pytest

from workbench.core.live import close_meaning


@pytest.mark.parametrize(
    ("code", "words"),
    [(1000, "normal"), (1006, "without a word"), (3001, "library"), (4001, "application's own"), (2000, "nobody")],
)
def test_close_codes_have_meanings(code: int, words: str) -> None:
    assert words in close_meaning(code)

"""What is kept, in words."""

import pytest

from workbench.state.kept import KeptSnapshot


@pytest.mark.parametrize(
    ("used", "words"), [(34_400_000, "kept 34 of 200 MB"), (340_000, "kept 0.3 of 200 MB"), (0, "kept 0.0 of 200 MB")]
)
def test_figures(used: int, words: str) -> None:
    assert KeptSnapshot(used_bytes=used, cap_bytes=200_000_000).words == words

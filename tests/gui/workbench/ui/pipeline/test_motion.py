import pytest
from PySide6.QtWidgets import QApplication

from workbench.ui.common.theme import Theme
from workbench.ui.pipeline import motion
from workbench.ui.pipeline.motion import is_motion_reduced


@pytest.mark.parametrize("system", [True, False])
def test_system_is_followed(theme: Theme, monkeypatch: pytest.MonkeyPatch, system: bool) -> None:
    monkeypatch.setattr(motion, "_system_wants_less", lambda: system)

    assert is_motion_reduced(theme) is system


def test_choice_outweighs_the_system(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "_system_wants_less", lambda: False)

    theme.set_reduced_motion(True)

    assert is_motion_reduced(theme)


def test_the_system_answers(qapp: QApplication) -> None:
    assert motion._system_wants_less() in (True, False)

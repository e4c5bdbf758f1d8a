import pytest
from PySide6.QtWidgets import QApplication

from workbench.ui.pipeline.motion import MotionChoice, is_motion_reduced


@pytest.mark.parametrize(("choice", "reduced"), [("reduced", True), ("full", False)])
def test_choice_decides(qapp: QApplication, choice: MotionChoice, reduced: bool) -> None:
    assert is_motion_reduced(choice) is reduced


def test_system_is_asked_otherwise(qapp: QApplication) -> None:
    assert is_motion_reduced("system") in (True, False)

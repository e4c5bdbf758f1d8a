"""The Qt binding keeps its references: PySide6 6.12.0 on CPython 3.11 lost one to None with each call, and aborted."""

import sys

from PySide6.QtCore import QObject


def test_calls_do_not_lose_references_to_none() -> None:
    target = QObject()
    before = sys.getrefcount(None)

    for _ in range(500):
        target.setObjectName("probe")

    assert sys.getrefcount(None) > before - 100

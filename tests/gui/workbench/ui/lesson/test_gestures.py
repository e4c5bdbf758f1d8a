from PySide6.QtCore import QMetaMethod

from workbench.compose.lessons import _connect_gestures
from workbench.ui.lesson.gestures import Gestures


class _Everything:
    """Has an action for whatever is asked of it."""

    def __getattr__(self, name: str) -> object:
        return lambda *_: None


def test_every_gesture_reaches_an_action(gestures: Gestures) -> None:
    _connect_gestures(gestures, _Everything(), lambda: None)

    meta = gestures.metaObject()
    own = [meta.method(place) for place in range(meta.methodOffset(), meta.methodCount())]
    signals = [method for method in own if method.methodType() == QMetaMethod.MethodType.Signal]

    assert signals
    assert [method.name() for method in signals if not gestures.isSignalConnected(method)] == []

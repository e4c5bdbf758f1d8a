import pytest
from PySide6.QtCore import QRectF

from workbench.ui.common.shapes import stage_path

KINDS = ("edge", "context", "gate", "framework", "handler", "cache", "data", "job")


@pytest.mark.parametrize("kind", KINDS)
def test_silhouette_stays_in_its_box(kind: str) -> None:
    box = QRectF(10, 20, 12, 12)

    path = stage_path(kind, box)

    assert not path.isEmpty()
    assert box.adjusted(-0.01, -0.01, 0.01, 0.01).contains(path.boundingRect())


def test_silhouettes_differ() -> None:
    box = QRectF(0, 0, 12, 12)

    corners = [
        tuple(stage_path(kind, box).contains(box.adjusted(i, i, -i, -i).topLeft()) for i in (1, 2)) for kind in KINDS
    ]

    assert len({stage_path(kind, box).elementCount() for kind in KINDS}) >= 6
    assert any(corners[KINDS.index("framework")])
    assert not any(corners[KINDS.index("gate")])

import pytest

from workbench.ui.lesson.scene import BlockView


def test_block_must_say_how_it_is_drawn(qtbot, scene) -> None:
    block = BlockView()
    qtbot.addWidget(block)

    with pytest.raises(NotImplementedError):
        block.show_scene(scene())

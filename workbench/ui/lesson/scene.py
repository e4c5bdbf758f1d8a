"""What a block of a step draws from: the session, and the switches as they stand."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from workbench.core.lesson import SessionSnapshot
from workbench.state.features import FeaturesSnapshot


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of a lesson."""

    session: SessionSnapshot
    features: FeaturesSnapshot
    idle: bool
    """A gesture may begin something now."""


class BlockView(QWidget):
    """A block of a step. It is made for one block, and drawn anew at each change."""

    def show_scene(self, scene: Scene) -> None:
        """Draw the moment."""
        raise NotImplementedError

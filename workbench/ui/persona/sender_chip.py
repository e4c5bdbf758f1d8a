"""Says beside Send who sends, where no Client panel stands beside it; a plain client needs no word."""

from PySide6.QtWidgets import QWidget

from workbench.state.persona import PLAIN, PersonaSnapshot
from workbench.ui.common.buttons import Button
from workbench.ui.common.theme import Theme


class SenderChip(Button):
    """A button with the persona's mark and name; pressing it is for choosing another."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "ghost")
        self.setParent(parent)
        self.hide()

    def render_personas(self, snapshot: PersonaSnapshot) -> None:
        """Show who sends next."""
        entry = snapshot.entry(snapshot.chosen)
        name = entry.title.removesuffix(" at")
        self.setText(name)
        self.set_icon_name(entry.icon)
        where = self.tr("The request goes as {0} at {1}. Click to choose who sends.").format(name, entry.origin)
        self.setToolTip(where if entry.origin else self.tr("The request goes as {0}. Click to choose.").format(name))
        self.setVisible(snapshot.chosen != PLAIN.id)

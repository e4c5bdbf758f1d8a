"""Which answers are still kept on disk, and how much room they take."""

from dataclasses import dataclass

from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class KeptSnapshot:
    """The kept answers by the ids of their exchanges."""

    ids: frozenset[str] = frozenset()
    used_bytes: int = 0
    cap_bytes: int = 1
    can_undo: bool = False
    """Everything was cleared, and can be brought back."""
    notice: str = ""

    @property
    def words(self) -> str:
        """'kept 34 of 200 MB'."""
        used = self.used_bytes / 1e6
        figure = f"{used:.0f}" if used >= 10 else f"{used:.1f}"
        return f"kept {figure} of {self.cap_bytes / 1e6:.0f} MB"


class KeptStore(Store[KeptSnapshot]):
    """Holds what is kept."""

"""The settings of a folder or of the whole collection, while somebody edits them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.core.collection import Folder
from workbench.core.handed_down import HandedDown
from workbench.core.variables import Scopes
from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class FolderSettingsSnapshot:
    """What is being edited; ``draft`` of None while no settings are open."""

    base: Folder | None = None
    """What the folder's file says."""
    draft: Folder | None = None
    saved_secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The values of its secrets by name, as typed."""
    file: str = ""
    """The path of its file in the collection."""
    above: HandedDown = field(default_factory=HandedDown)
    """What the folders above hand down to it."""
    scopes: Scopes = field(default_factory=Scopes, compare=False, repr=False)
    """What variables mean in it."""
    clashing: tuple[str, ...] = ()
    """What was changed here and in the file, each otherwise, in words."""
    theirs: Folder | None = None
    """The draft with the file's version of what is clashing."""
    saving: bool = False
    can_undo: bool = False
    trouble: str = ""

    @property
    def edited(self) -> bool:
        """Whether there is anything to save."""
        return self.draft != self.base or dict(self.secrets) != dict(self.saved_secrets)


class FolderSettingsStore(Store[FolderSettingsSnapshot]):
    """Holds the settings that are being edited."""

"""The values that requests may use just now: environments, which is chosen, secrets, and what was captured."""

from dataclasses import dataclass, field

from workbench.core.collection import Collection, Environment, Variable
from workbench.core.variables import Captured, Moment, Scopes, Secrets, owner_of, scopes_of
from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class EnvironmentsSnapshot:
    """Everything that scopes are made of."""

    environments: tuple[Environment, ...] = ()
    active: str = ""
    """Name of the chosen one; empty for none."""
    collection: Collection | None = None
    """The open one, which the environments are of; None while they are the workbench's own."""
    base: str = ""
    """Address of the running backend."""
    secrets: Secrets = field(default_factory=dict, repr=False)
    captured: Captured = field(default_factory=dict, repr=False)
    recent: tuple[str, ...] = ()
    """Names chosen before, latest first."""
    in_files: str = ""
    """Why values of secrets go into files; empty while the keyring takes them."""
    undo: str = ""
    """What was done last, in words, as long as it can be undone."""
    trouble: str = ""

    @property
    def environment(self) -> Environment | None:
        """The chosen one."""
        return self.named(self.active)

    def named(self, name: str) -> Environment | None:
        return next((one for one in self.environments if one.name == name), None)

    def owner(self, name: str) -> str:
        """Under which name the secrets of an environment are kept."""
        return owner_of(self.collection.root if self.collection else None, "environment", name)

    def scopes(self, path: str = "", moment: Moment | None = None, own: tuple[Variable, ...] | None = None) -> Scopes:
        """What the request at that path may use; ``own`` are its variables as they are being typed."""
        return scopes_of(
            self.collection,
            self.environment,
            path,
            secrets=self.secrets,
            captured=self.captured,
            base=self.base,
            moment=moment,
            own=own,
        )


class EnvironmentsStore(Store[EnvironmentsSnapshot]):
    """Holds the environments."""

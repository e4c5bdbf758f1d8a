"""Values of secrets for a run without a window: given to the process, else where the window keeps them."""

import re
from collections.abc import Callable, Iterator, Mapping

from workbench.core.collection import Collection, Environment, Variable
from workbench.core.variables import owner_of

PREFIX = "WORKBENCH_SECRET_"
Read = Callable[[str], dict[str, str]]


def variable_name(secret: str) -> str:
    """The name of the process variable that a secret may stand in: ``api-key`` in ``WORKBENCH_SECRET_API_KEY``."""
    return PREFIX + re.sub(r"\W", "_", secret).upper()


def secrets_of(
    collection: Collection, environment: Environment | None, given: Mapping[str, str], read: Read
) -> dict[str, dict[str, str]]:
    """Values by owner and name. ``read`` asks the keyring, and only for owners whose secrets are not all given."""
    found: dict[str, dict[str, str]] = {}
    for owner, names in _asked(collection, environment):
        held = {name: given[variable_name(name)] for name in names if variable_name(name) in given}
        found[owner] = held if len(held) == len(names) else {**read(owner), **held}
    return found


def _asked(collection: Collection, environment: Environment | None) -> Iterator[tuple[str, list[str]]]:
    """Every owner that declares secrets, with their names."""
    root, top = collection.root, collection.folder
    if environment is not None:
        yield from _secret(owner_of(root, "environment", environment.name), environment.variables)
    yield from _secret(owner_of(root, "collection"), top.defaults.variables)
    for folder in top.folders():
        yield from _secret(owner_of(root, "folder", folder.path), folder.defaults.variables)
    for request in top.requests():
        yield from _secret(owner_of(root, "request", request.path), request.draft.variables)


def _secret(owner: str, variables: tuple[Variable, ...]) -> Iterator[tuple[str, list[str]]]:
    names = [one.name for one in variables if one.secret and one.enabled]
    if names:
        yield owner, names

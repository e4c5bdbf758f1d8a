"""What a lesson may speak of: features, worlds, users, stages. Data, so that linting needs no server."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CATALOGUE_FILE = Path(__file__).with_name("catalogue.json")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The names that the backend knows."""

    features: Mapping[str, frozenset[str]]
    """Feature id to its choices."""
    params: Mapping[str, frozenset[str]]
    """Feature id to the names of its parameters."""
    worlds: frozenset[str]
    users: frozenset[str]
    stages: frozenset[str]


def load_catalogue(path: Path = CATALOGUE_FILE) -> Catalogue:
    """The checked-in catalogue; a test keeps it in step with the server."""
    table = json.loads(path.read_text(encoding="utf-8"))
    return Catalogue(
        {feature: frozenset(known["choices"]) for feature, known in table["features"].items()},
        {feature: frozenset(known["params"]) for feature, known in table["features"].items()},
        frozenset(table["worlds"]),
        frozenset(table["users"]),
        frozenset(table["stages"]),
    )

"""The variables of a run: what the collection, the environment and a data row give, and what its captures add."""

import time
import uuid
from collections.abc import Mapping

from workbench.core.assertion import Capture
from workbench.core.collection import Collection, Environment, SavedRequest
from workbench.core.data_rows import DataRow
from workbench.core.variables import Moment, Scopes, Secrets, scopes_of
from workbench.core.variables.gather import Captured, Place, place_of


class RunValues:
    """A run's own copy: what it captures changes nothing outside of it.

    Args:
        collection: Where the requests lie.
        environment: The chosen one, if any.
        given: Values for this run alone, as strong as a data row.
        secrets: Values of secrets, by owner and name.
        captured: What was captured before.
        base: Address of the backend.
    """

    def __init__(
        self,
        collection: Collection,
        environment: Environment | None = None,
        *,
        given: Mapping[str, str] | None = None,
        secrets: Secrets | None = None,
        captured: Captured | None = None,
        base: str = "",
    ) -> None:
        self._collection = collection
        self._environment = environment
        self._given = dict(given or {})
        self._secrets = secrets
        self._base = base
        self._captured: dict[Place, dict[str, str]] = {place: dict(one) for place, one in (captured or {}).items()}

    def of(self, saved: SavedRequest, row: DataRow) -> Scopes:
        """The variables of one request on one row, with made-up values of its own."""
        return scopes_of(
            self._collection,
            self._environment,
            saved.path,
            secrets=self._secrets,
            captured=self._captured,
            row={**self._given, **row},
            base=self._base,
            moment=Moment(uuid.uuid4().hex, time.time()),
        )

    def keep(self, capture: Capture, path: str, value: str) -> None:
        """Keep what a request captured for those that come later."""
        place = place_of(capture.scope, path, self._environment.name if self._environment else "")
        self._captured.setdefault(place, {})[capture.variable] = value

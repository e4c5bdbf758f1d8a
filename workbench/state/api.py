"""What is known of the running backend's API: its documentation and the users who can log in."""

from dataclasses import dataclass

from server.contract.control import Credentials
from workbench.core.openapi_docs import NO_DOCS, ApiDocs
from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class ApiSnapshot:
    """Documentation and seeded users; empty until the backend runs."""

    docs: ApiDocs = NO_DOCS
    users: tuple[Credentials, ...] = ()
    notice: str = ""


class ApiStore(Store[ApiSnapshot]):
    """Holds what is known."""

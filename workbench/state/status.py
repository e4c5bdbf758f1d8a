"""What the running backend says of itself: its worlds, its users, its size."""

from server.contract.control import Status
from workbench.state.store import Store


class StatusStore(Store[Status | None]):
    """Holds the last answer; None until there is one."""

    def __init__(self) -> None:
        super().__init__(None)

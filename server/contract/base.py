"""What every message of the control listener shares: frozen, and strict about unknown fields when it is sent to us."""

from pydantic import BaseModel, ConfigDict


class Message(BaseModel):
    """A frozen value that travels between the backend and the workbench."""

    model_config = ConfigDict(frozen=True, extra="forbid")

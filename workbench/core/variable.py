"""One named value, as a request, folder, collection or environment declares it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variable:
    """A name with its value. A secret has its name here and its value in the keyring."""

    name: str
    value: str = ""
    secret: bool = False
    enabled: bool = True
    note: str = ""

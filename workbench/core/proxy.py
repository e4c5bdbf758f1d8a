"""Reads the proxy of a request's settings: where it listens, and the credentials that it asks for."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from workbench.core.draft_error import DraftError
from workbench.core.variables import expand

PLACE = "Settings, proxy"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy: plain requests are handed to it whole, TLS goes through a tunnel that CONNECT opens."""

    scheme: str
    host: str
    port: int
    username: str = ""
    password: str = field(default="", repr=False)

    @property
    def place(self) -> str:
        """Host and port, as messages name it."""
        return f"{self.host}:{self.port}"

    @property
    def authorization(self) -> str:
        """The value of ``Proxy-Authorization``; empty when the proxy asks for nothing."""
        if not (self.username or self.password):
            return ""
        return "Basic " + base64.b64encode(f"{self.username}:{self.password}".encode()).decode("ascii")


def read_proxy(typed: str, variables: Mapping[str, str]) -> Proxy | None:
    """The proxy that was typed; None for a direct connection.

    Raises:
        DraftError: for an unknown variable, or what is no HTTP proxy.
    """
    text = expand(typed.strip(), variables, PLACE).strip()
    if not text:
        return None
    split = urlsplit(text if "://" in text else f"http://{text}")
    if split.scheme not in _PORTS:
        raise DraftError(PLACE, f"“{split.scheme}” is no HTTP proxy; http://host:port is")
    try:
        host, port = split.hostname or "", split.port or _PORTS[split.scheme]
    except ValueError as error:
        raise DraftError(PLACE, "the port must be a number up to 65535") from error
    if not host:
        raise DraftError(PLACE, "no host, for example http://127.0.0.1:3128")
    return Proxy(split.scheme, host, port, unquote(split.username or ""), unquote(split.password or ""))

"""Says whose a URL is: origin (scheme, host, port), site, and whether it counts as trustworthy."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
_SHARED_SECOND_LEVELS = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port; two URLs with the same three belong to the same page's world (RFC 6454)."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        """As the ``Origin`` header spells it: the default port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        default = DEFAULT_PORTS.get(self.scheme)
        return f"{self.scheme}://{host}" + ("" if self.port == default else f":{self.port}")

    @property
    def site(self) -> str:
        """Scheme and registrable domain: what SameSite compares (HTML, "same site").

        The public suffix list is left out: the last two labels count, three under the likes of ``co.uk``.
        """
        return f"{self.scheme}://{_registrable(self.host)}"

    @property
    def trustworthy(self) -> bool:
        """Whether nobody on the way can have changed it: HTTPS, or this very machine (Secure Contexts, 3.1)."""
        return self.scheme in ("https", "wss") or is_loopback(self.host)


def origin_of(url: str) -> Origin:
    """The origin of an absolute HTTP URL. Raises ``ValueError`` when it has none."""
    split = urlsplit(url if "//" in url else f"http://{url}")
    scheme, host = split.scheme.lower(), (split.hostname or "").lower()
    if scheme not in DEFAULT_PORTS or not host or any(sign.isspace() for sign in host):
        raise ValueError(f"“{url}” has no origin: write http://localhost:3000")
    return Origin(scheme, host, split.port or DEFAULT_PORTS[scheme])


def is_loopback(host: str) -> bool:
    """Whether the host is this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _registrable(host: str) -> str:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        labels = host.split(".")
        shared = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED_SECOND_LEVELS
        return ".".join(labels[-3:] if shared else labels[-2:])
    return host

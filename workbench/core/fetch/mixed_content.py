"""Keeps a page that came over HTTPS from fetching over plain HTTP (Mixed Content, 4.4; Fetch, 4.1).

Not enforced: Private Network Access (a public page that reaches for this machine), which browsers handle each in their
own way.
"""

from workbench.core.fetch.origin import Origin, origin_of
from workbench.core.fetch.verdict import Blocked

BAD_PORTS = frozenset(
    {1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109}
    | {110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530}
    | {531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190}
    | {5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080}
)
"""Ports that browsers don't speak HTTP to (Fetch, 2.9): a page must not talk to a mail server."""


def check_target(page: Origin, url: str, *, navigation: bool = False) -> Blocked | None:
    """What keeps the page from this URL at all; None when nothing does. A whole tab may leave for plain HTTP."""
    target = origin_of(url)
    if page.scheme == "https" and not target.trustworthy and not navigation:
        text = f"The page came over HTTPS, and {target} is plain HTTP: mixed content."
        return Blocked("The browser does not send it.", "", text, "Mixed Content, 4.4")
    if target.port in BAD_PORTS:
        text = f"Port {target.port} belongs to another protocol; browsers don't fetch from it."
        return Blocked("The browser does not send it.", "", text, "Fetch, 2.9 port blocking")
    return None

"""How a command line wants its request carried: redirects, time limits, TLS, HTTP/2 and the proxy."""

import re
from typing import Any

from workbench.core.curl.report import Note
from workbench.core.curl.wanted import Wanted
from workbench.core.percent import form
from workbench.core.request import RequestDraft

_WITHOUT_LIMIT_S = 86_400.0
_CERT = re.compile(r"(?P<path>(?:[A-Za-z]:[\\/])?(?:\\[\\:]|[^:])*)(?::(?P<password>.*))?", re.DOTALL)
"""``path:password``, in which a colon of the path is written ``\\:``; that of a Windows drive needs nothing."""


def settings(asked: Wanted) -> dict[str, Any]:
    """Fields of a draft, by name."""
    usual = RequestDraft()
    return {
        "timeout_s": _seconds(asked, "max-time", "-m", usual.timeout_s),
        "connect_timeout_s": _seconds(asked, "connect-timeout", "--connect-timeout", usual.connect_timeout_s),
        "read_timeout_s": max(usual.read_timeout_s, _seconds(asked, "max-time", "", 0.0)),
        "follow_redirects": "location" in asked.flags,
        "max_redirects": _redirects(asked),
        "verify_tls": "insecure" not in asked.flags,
        "http2": bool({"http2", "http2-prior-knowledge"} & asked.flags),
        "proxy": _proxy(asked),
        **_certificates(asked),
    }


def _seconds(asked: Wanted, name: str, written: str, usual: float) -> float:
    """A time limit; 0 means that there is none."""
    given = asked.settings.get(name, "")
    try:
        seconds = float(given or usual)
    except ValueError:
        if written:
            asked.notes.append(Note(f"{written} {given}", "not a number of seconds"))
        return usual
    return seconds or (_WITHOUT_LIMIT_S if given else usual)


def _redirects(asked: Wanted) -> int:
    given = asked.settings.get("max-redirs", "")
    usual = RequestDraft().max_redirects
    try:
        wanted = int(given) if given else usual
    except ValueError:
        asked.notes.append(Note(f"--max-redirs {given}", "not a number"))
        return usual
    return wanted if wanted >= 0 else 10_000


def _proxy(asked: Wanted) -> str:
    given = asked.settings.get("proxy", "")
    if not given:
        return ""
    scheme, found, rest = given.partition("://")
    if not found:
        scheme, rest = "http", given
    if scheme.lower() != "http":
        asked.notes.append(Note(f"-x {given}", f"a proxy of the kind {scheme} is not known here, only http"))
        return ""
    user, colon, password = asked.settings.get("proxy-user", "").partition(":")
    credentials = f"{form(user)}:{form(password)}@" if colon and "@" not in rest else ""
    site = rest.rstrip("/")
    port = "" if ":" in site.rpartition("@")[2] else ":1080"  # curl's default, not 80
    return f"http://{credentials}{site}{port}"


def _certificates(asked: Wanted) -> dict[str, str]:
    """What is shown to the server, and whom to believe. ``--cert`` may have the password of its key behind it."""
    for name in ("cert-type", "key-type"):
        kind = asked.settings.get(name, "PEM")
        if kind.upper() != "PEM":
            asked.notes.append(Note(f"--{name} {kind}", "only PEM files are read here; openssl makes them of others"))
    found = _CERT.fullmatch(asked.settings.get("cert", ""))
    path, password = (found["path"], found["password"]) if found else ("", None)
    return {
        "client_cert": path.replace("\\:", ":"),
        "client_key": asked.settings.get("key", ""),
        "key_password": asked.settings.get("pass", password or ""),
        "ca_file": asked.settings.get("cacert", ""),
    }

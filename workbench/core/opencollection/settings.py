"""How a request is sent, in OpenCollection's words where it has any, and as tags of ours where it hasn't."""

from typing import Any

from workbench.core.opencollection.fields import flag, number
from workbench.core.opencollection.tags import Settings, milliseconds, value, values
from workbench.core.opencollection.yaml_text import Raw, Tree
from workbench.core.request import RequestDraft

_DEFAULT = RequestDraft()


def read_settings(raw: dict[str, Raw], tags: Settings) -> dict[str, Any]:
    """The fields of a draft that say how it is sent, by name. A time of 0 means that none was chosen."""
    total, hops = number(raw, "timeout"), number(raw, "maxRedirects")
    return {
        "timeout_s": total / 1000 if total and total > 0 else _DEFAULT.timeout_s,
        "connect_timeout_s": milliseconds(tags, "connect-timeout", _DEFAULT.connect_timeout_s),
        "read_timeout_s": milliseconds(tags, "read-timeout", _DEFAULT.read_timeout_s),
        "follow_redirects": flag(raw, "followRedirects", _DEFAULT.follow_redirects),
        "max_redirects": _DEFAULT.max_redirects if hops is None else int(hops),
        "verify_tls": value(tags, "verify-tls", "on") != "off",
        "http2": value(tags, "http2", "off") == "on",
        "proxy": value(tags, "proxy"),
        "client_cert": value(tags, "client-cert"),
        "client_key": value(tags, "client-key"),
        "key_password": value(tags, "key-password"),
        "ca_file": value(tags, "ca-file"),
        "omitted": values(tags, "omit"),
    }


def settings_tree(draft: RequestDraft) -> dict[str, Tree]:
    """What OpenCollection has a field for, without what is as always."""
    tree: dict[str, Tree] = {}
    if draft.timeout_s != _DEFAULT.timeout_s:
        tree["timeout"] = _milliseconds(draft.timeout_s)
    if draft.follow_redirects != _DEFAULT.follow_redirects:
        tree["followRedirects"] = draft.follow_redirects
    if draft.max_redirects != _DEFAULT.max_redirects:
        tree["maxRedirects"] = draft.max_redirects
    return tree


def settings_tags(draft: RequestDraft) -> Settings:
    """The rest, without what is as always."""
    wanted = (
        ("connect-timeout", _time(draft.connect_timeout_s, _DEFAULT.connect_timeout_s)),
        ("read-timeout", _time(draft.read_timeout_s, _DEFAULT.read_timeout_s)),
        ("verify-tls", "" if draft.verify_tls else "off"),
        ("http2", "on" if draft.http2 else ""),
        ("proxy", draft.proxy),
        ("client-cert", draft.client_cert),
        ("client-key", draft.client_key),
        ("key-password", draft.key_password),
        ("ca-file", draft.ca_file),
        *(("omit", name) for name in draft.omitted),
    )
    return tuple((name, found) for name, found in wanted if found)


def _time(seconds: float, default: float) -> str:
    return "" if seconds == default else str(_milliseconds(seconds))


def _milliseconds(seconds: float) -> int | float:
    found = round(seconds * 1000, 3)
    return int(found) if found.is_integer() else found

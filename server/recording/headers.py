"""Header lists beside each other: which stage added, removed or changed what. Secrets are masked."""

from server.contract.traces import HeaderChange
from server.recording.record import RawHeaders

_SECRET = {b"authorization", b"cookie", b"set-cookie", b"x-api-key"}
_SHOWN = 12


def text_headers(headers: RawHeaders) -> tuple[tuple[str, str], ...]:
    """Headers as text, in their order, values that prove an identity cut short."""
    return tuple((name.decode("latin-1"), shown(name, value)) for name, value in headers)


def header_value(headers: RawHeaders, wanted: bytes) -> str:
    """The first value of a header, or an empty text."""
    return next((value.decode("latin-1") for name, value in headers if name.lower() == wanted), "")


def shown(name: bytes, value: bytes) -> str:
    """A value for the eye."""
    text = value.decode("latin-1")
    return text[:_SHOWN] + "…" if name.lower() in _SECRET and len(text) > _SHOWN else text


def header_changes(before: RawHeaders, after: RawHeaders) -> tuple[HeaderChange, ...]:
    """What differs between two sides of a stage, by name, several values of one name joined."""
    if before == after:
        return ()
    old, new = _joined(before), _joined(after)
    changes = [HeaderChange(op="removed", name=name, before=old[name]) for name in old if name not in new]
    for name, value in new.items():
        if name not in old:
            changes.append(HeaderChange(op="added", name=name, value=value))
        elif old[name] != value:
            changes.append(HeaderChange(op="changed", name=name, value=value, before=old[name]))
    return tuple(changes)


def _joined(headers: RawHeaders) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in headers:
        key, text = name.decode("latin-1").lower(), shown(name, value)
        joined[key] = f"{joined[key]}, {text}" if key in joined else text
    return joined

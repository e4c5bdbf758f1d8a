"""The colour of each method, the same in tabs, lists and the method field."""

_TOKENS = {"GET": "accent.base", "HEAD": "accent.base", "OPTIONS": "accent.base", "POST": "ok.base"}
_TOKENS |= {"PUT": "warn.base", "PATCH": "warn.base", "DELETE": "error.base"}
_SHORT = {"DELETE": "DEL", "OPTIONS": "OPT"}


def token(method: str) -> str:
    """The colour token of a method; any other one is neutral."""
    return _TOKENS.get(method.upper(), "text.secondary")


def short(method: str) -> str:
    """The method in at most a few letters, for narrow places."""
    return _SHORT.get(method.upper(), method.upper()[:7])

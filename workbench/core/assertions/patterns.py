"""Regular expressions of assertions: compiled, and told apart by whether they could run for ever.

Python's engine backtracks and can't be interrupted: ``(a+)+b`` on forty letters would freeze the program. A pattern
that might is evaluated in a process of its own, with a time limit.
"""

import re
from functools import lru_cache

from workbench.core.assertions.problem import BadAssertionError

_STEPS = 10**6
_ATOMS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]", re.DOTALL)
_REPEATED_GROUP = re.compile(r"\)[*+{]")
_BACK_REFERENCE = re.compile(r"\\[1-9]|\(\?P=")
_REPEAT = re.compile(r"[*+{]")
_DELIMITED = re.compile(r"/(.*)/([ims]*)", re.DOTALL)
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}


@lru_cache(maxsize=256)
def compiled(text: str) -> re.Pattern[str]:
    """The pattern, typed bare or as ``/pattern/i``; raises BadAssertionError."""
    pattern, flags = _parts(text)
    try:
        return re.compile(pattern, flags)
    except (re.error, RecursionError, OverflowError) as error:
        raise BadAssertionError(f"{pattern} is no regular expression: {error}") from None


def is_costly(text: str, length: int) -> bool:
    """Whether searching a text of that length might take more than some milliseconds; in doubt, it might."""
    pattern, _ = _parts(text)
    bare = _ATOMS.sub("x", pattern)
    if _REPEATED_GROUP.search(bare) or _BACK_REFERENCE.search(pattern):
        return True
    return bool(length ** (len(_REPEAT.findall(bare)) + 1) > _STEPS)


def _parts(text: str) -> tuple[str, re.RegexFlag]:
    delimited = _DELIMITED.fullmatch(text)
    if delimited is None or ("/" in delimited[1].replace(r"\/", "")):
        return text, re.NOFLAG
    flags = re.NOFLAG
    for letter in delimited[2]:
        flags |= _FLAGS[letter]
    return delimited[1], flags

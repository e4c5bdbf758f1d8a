"""Fills the style sheet's placeholders with the tokens of a scheme."""

import re
from collections.abc import Mapping
from functools import cache

from workbench.ui.common.resources import asset
from workbench.ui.common.tokens import Scheme

_PLACEHOLDER = re.compile(r"@([a-z]+\.[A-Za-z]+)")


@cache
def _template() -> str:
    return asset("style.qss").read_text("utf-8")


def make_stylesheet(colors: Mapping[str, str], scheme: Scheme) -> str:
    """The application's style sheet; raises KeyError for a placeholder that is no token."""
    text = _template().replace("@qss", asset("qss").as_posix()).replace("@scheme", scheme)
    return _PLACEHOLDER.sub(lambda found: colors[found[1]], text)

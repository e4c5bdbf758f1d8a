"""Tells YAML that nests too deeply before it is loaded: libyaml's loader recurses in C, and would end the process."""

import re

import yaml

DEEPEST = 300
_LEAD = re.compile(rf"^[\s?:-]{{{DEEPEST},}}", re.MULTILINE)
"""Nesting by indentation, or by several ``-`` in a line: each level takes a character at least."""


def too_deep(text: str) -> bool:
    """Whether lists and mappings lie in each other deeper than can be loaded; malformed text is left to the loader."""
    if text.count("[") + text.count("{") < DEEPEST and not _LEAD.search(text):
        return False
    depth = 0
    try:
        for event in yaml.parse(text, yaml.CBaseLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                return True
    except yaml.YAMLError:
        return False  # the loader stops there as well, at most this deep
    return False

"""The one way in which a file gets its new text: patched where it can be, written anew where it can't."""

from collections.abc import Callable

from workbench.core.opencollection.fields import as_tree
from workbench.core.opencollection.patch import merged, patch
from workbench.core.opencollection.render import mapping
from workbench.core.opencollection.yaml_text import Raw, Tree, load

Understand = Callable[[dict[str, Raw]], dict[str, Tree]]
"""What a file that was read is understood to say, in the form in which it would be written."""


def fresh(tree: dict[str, Tree]) -> str:
    """The text of a new file."""
    return "\n".join([*mapping(tree, 0), ""])


def changed(old_text: str, after: dict[str, Tree], understand: Understand) -> str:
    """The old text, saying ``after``; byte-identical when it says so already. Raises UnreadableError.

    The outcome is read back: where patching did not come to the wanted (an alias that two places share), the file is
    written anew with everything that it held, but without its comments.
    """
    raw = load(old_text)
    if not raw:
        return fresh(after)
    before = understand(raw)
    text = patch(old_text, before, after)
    try:
        if understand(load(text)) == after:
            return text
    except ValueError:
        pass
    whole = merged(as_tree(raw), before, after)
    return fresh(whole) if isinstance(whole, dict) else text

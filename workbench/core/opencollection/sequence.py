"""The place of a request or folder among its neighbours, which its file holds as ``info.seq``."""

from workbench.core.opencollection.fields import number, part
from workbench.core.opencollection.writing import changed
from workbench.core.opencollection.yaml_text import Raw, Tree, UnreadableError, load


def read_sequence(content: str) -> float | None:
    """The place that a file names; None when it names none or can't be read."""
    try:
        return sequence_of(load(content))
    except UnreadableError:
        return None


def sequence_of(raw: dict[str, Raw]) -> float | None:
    return number(part(raw, "info"), "seq")


def write_sequence(old_text: str, sequence: int) -> str:
    """The text with that place in it; byte-identical when it stands there already. Raises UnreadableError."""
    if read_sequence(old_text) == sequence:
        return old_text
    return changed(old_text, {"info": {"seq": sequence}}, _understand)


def _understand(raw: dict[str, Raw]) -> dict[str, Tree]:
    found = sequence_of(raw)
    return {} if found is None else {"info": {"seq": int(found) if found.is_integer() else found}}

"""Settings for which OpenCollection has no field: kept as tags ``workbench.name=value`` beside those of others."""

from collections.abc import Iterable

from workbench.core.opencollection.fields import in_old_places, items
from workbench.core.opencollection.yaml_text import Raw, Tree

_PREFIX = "workbench."
Settings = tuple[tuple[str, str], ...]


def read_tags(info: dict[str, Raw]) -> Settings:
    """Names and values of our settings, in order; a name may occur more than once."""
    ours = (tag for tag in items(info, "tags") if _name(tag))
    parted = (str(tag).removeprefix(_PREFIX).partition("=") for tag in ours)
    return tuple((name, value) for name, _, value in parted)


def value(settings: Settings, name: str, default: str = "") -> str:
    return next((found for known, found in settings if known == name), default)


def values(settings: Settings, name: str) -> tuple[str, ...]:
    return tuple(found for known, found in settings if known == name)


def milliseconds(settings: Settings, name: str, default_s: float) -> float:
    """A time that is kept in milliseconds, in seconds."""
    try:
        return float(value(settings, name)) / 1000
    except ValueError:
        return default_s


def tags_tree(settings: Iterable[tuple[str, str]], info: dict[str, Raw]) -> list[Tree]:
    """All tags that the file shall have: ours in their old places by name, those of others untouched."""
    old = items(info, "tags")
    fresh: dict[str, list[Tree]] = {}
    for name, found in settings:
        fresh.setdefault(name, []).append(f"{_PREFIX}{name}={found}")
    return in_old_places(map(_name, old), old, fresh)


def _name(tag: Raw) -> str | None:
    """The setting that a tag of ours is about; None for one of somebody else's."""
    if not isinstance(tag, str) or not tag.startswith(_PREFIX) or "=" not in tag:
        return None
    return tag.removeprefix(_PREFIX).partition("=")[0]

"""Registers the fonts we ship, so that the window looks the same everywhere."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from workbench.ui.common.resources import asset


@cache
def load_fonts() -> tuple[str, ...]:
    """Register every shipped font once per process (Qt keeps them until it ends) and return the families."""
    ids = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(asset("fonts").glob("*.[ot]tf"))]
    families = {family for font in ids if font >= 0 for family in QFontDatabase.applicationFontFamilies(font)}
    return tuple(sorted(families))

"""Finds the files that ship beside the code, in a checkout as well as in an installed wheel."""

from functools import cache
from pathlib import Path


@cache
def assets_dir() -> Path:
    """The folder of fonts, icons and tokens: ``workbench/_assets`` when installed, ``assets`` in a checkout."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "_assets"
    return installed if installed.is_dir() else package.parent / "assets"


def asset(*parts: str) -> Path:
    """The path of one shipped file, for example ``asset("icons", "send.svg")``."""
    return assets_dir().joinpath(*parts)

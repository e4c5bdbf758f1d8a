"""Gives the user a copy of the collection that comes with the workbench, once: from then on it is theirs."""

import shutil
from pathlib import Path

from workbench.collection.disk import TEMPORARY


def copy_once(source: Path, target: Path) -> Path:
    """Copy a shipped collection to where the user may change it, unless something is there already. Raises OSError."""
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{TEMPORARY}{target.name}")
    shutil.rmtree(half, ignore_errors=True)
    shutil.copytree(source, half, copy_function=shutil.copyfile)
    half.replace(target)
    return target

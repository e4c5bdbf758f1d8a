"""Where deleted requests and folders go, so that deleting can be undone; what has lain there for long is removed."""

import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

KEPT_DAYS = 30
_STAMP = "%Y%m%d-%H%M%S"
_NAMED = re.compile(r"(\d{8}-\d{6})-")


def place_for(trash: Path, name: str, now: datetime) -> Path:
    """A free place in the trash for something of that name."""
    wanted = trash / f"{now.strftime(_STAMP)}-{name}"
    place, number = wanted, 2
    while place.exists():
        place, number = wanted.with_name(f"{wanted.name}-{number}"), number + 1
    return place


def prune(trash: Path, now: datetime) -> None:
    """Remove what was deleted more than a month ago. What we didn't put there stays."""
    if not trash.is_dir():
        return
    oldest = (now - timedelta(days=KEPT_DAYS)).strftime(_STAMP)
    for path in trash.iterdir():
        stamp = _NAMED.match(path.name)
        if stamp and stamp[1] < oldest:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)

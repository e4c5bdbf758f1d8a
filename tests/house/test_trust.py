"""What must never slip into the repository: paths of a machine, registry addresses, lock files with them."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCAL_PATH = re.compile(r"(?<![\w.<>{}])/(?:home|Users|root|work)/\w")
REGISTRY = re.compile(r"https?://\S+\.(?:whl|tar\.gz|tgz)\b|files\.pythonhosted|registry\.npmjs")


def _tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def _offenders(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in _tracked():
        if path == Path(__file__) or path.suffix in {".png", ".ttf", ".otf", ".ico"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in pattern.finditer(text)]
    return found


def test_no_path_of_a_machine() -> None:
    assert not _offenders(LOCAL_PATH)


def test_no_address_of_a_registry() -> None:
    assert not _offenders(REGISTRY)


def test_no_lock_file_with_addresses() -> None:
    assert not {path.name for path in _tracked()} & {"uv.lock", "package-lock.json", "poetry.lock"}

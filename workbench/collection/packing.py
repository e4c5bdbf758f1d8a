"""A whole collection as one zip: its files as they lie there, without what is hidden or secret."""

import zipfile
from pathlib import Path


def pack(root: Path, target: Path) -> int:
    """Write every visible file below ``root`` into a zip, in a stable order; gives how many. Raises OSError."""
    files = [path for path in sorted(root.rglob("*")) if _goes_along(path, root) and path.resolve() != target.resolve()]
    fresh = target.with_name(f".{target.name}.part")
    try:
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in files:
                archive.write(path, Path(root.name) / path.relative_to(root))
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    return len(files)


def _goes_along(path: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return path.is_file() and not path.is_symlink() and not hidden

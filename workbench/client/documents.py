"""Reads what is to be imported from where it is: a file, a folder, or an address; never more than a bounded amount."""

from collections.abc import Callable
from pathlib import Path

import httpx

from workbench.core.imports.confined import inside

MAX_BYTES = 256 << 20
MAX_BESIDE_BYTES = 16 << 20
MAX_LIVE_BYTES = 32 << 20
MAX_FILES = 20_000
_TIMEOUT = httpx.Timeout(15.0, connect=5.0)


def read_file(path: Path) -> bytes:
    """The content of the file that was chosen. Raises OSError."""
    return _bounded(path, MAX_BYTES)


def beside(path: Path) -> Callable[[str], bytes]:
    """Reads files in the folder of ``path`` and below; links don't lead out of it either. Raises OSError."""
    folder = path.parent.resolve()

    def read(name: str) -> bytes:
        file = (folder / inside(name)).resolve()
        if not file.is_relative_to(folder):
            raise PermissionError(13, "it lies outside of the document's folder", name)
        return _bounded(file, MAX_BESIDE_BYTES)

    return read


def read_folder(folder: Path) -> dict[str, str]:
    """The YAML files of a folder and below, by path; hidden ones and links are left out. Raises OSError."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.y*ml")):
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") or part == "node_modules" for part in name.parts)
        if path.suffix in (".yml", ".yaml") and not hidden and path.is_file() and not path.is_symlink():
            found[name.as_posix()] = _bounded(path, MAX_BESIDE_BYTES).decode("utf-8", "replace")
        if len(found) > MAX_FILES:
            raise OSError(27, f"more than {MAX_FILES:,} files", str(folder))
    return found


async def read_address(url: str) -> bytes:
    """The document at an address. Raises OSError with a message to show."""
    content = bytearray()
    try:
        async with (
            httpx.AsyncClient(timeout=_TIMEOUT, follow_redirects=True, trust_env=False) as client,
            client.stream("GET", url, headers={"Accept": "application/json, application/yaml, */*"}) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise OSError(5, f"it answered {response.status_code} {response.reason_phrase}".strip(), url)
            async for piece in response.aiter_bytes():
                content += piece
                if len(content) > MAX_LIVE_BYTES:
                    raise OSError(27, f"more than {MAX_LIVE_BYTES >> 20} MiB", url)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise OSError(5, str(error) or type(error).__name__, url) from error
    return bytes(content)


def _bounded(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(27, f"larger than {most >> 20} MiB", str(path))
    return content

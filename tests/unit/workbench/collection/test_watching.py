import asyncio
from pathlib import Path

import pytest

from workbench.collection.watching import changes


def test_changes_of_request_files_are_noticed_and_others_are_not(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    async def scenario() -> frozenset[str]:
        batches = changes(tmp_path)
        waiting = asyncio.ensure_future(anext(batches))
        while not waiting.done():  # until the watcher is listening, nothing is noticed
            await asyncio.to_thread(write, tmp_path)
            await asyncio.wait([waiting], timeout=0.05)
        await batches.aclose()  # type: ignore[attr-defined]
        return waiting.result()

    found = asyncio.run(asyncio.wait_for(scenario(), 30))

    assert "Auth/a.yml" in found
    assert found <= {"Auth", "Auth/a.yml"}


def write(root: Path) -> None:
    for path in ("Auth/a.yml", "notes.txt", ".git/b.yml", ".saving-c.yml"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(str((root / path).exists()))


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    async def scenario() -> None:
        await anext(changes(tmp_path / "none"))

    with pytest.raises(OSError, match="none"):
        asyncio.run(scenario())

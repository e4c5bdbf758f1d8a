"""Keeps finished experiments in a versioned file, and writes reports of them where the user says."""

import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path

from workbench.core.experiment import ExperimentResult
from workbench.core.experiment_archive import dump_results, load_results
from workbench.core.experiment_report import to_json, to_markdown
from workbench.core.masking import Masker
from workbench.files import read_versioned, write_atomic

FORMAT = 1
Kept = tuple[tuple[ExperimentResult, ...], str]
"""The results, and a message when something could not be read."""


class ExperimentFiles:
    """The kept runs of one data folder. Everything happens off the event loop; writes are in order."""

    def __init__(self, path: Path, masker: Callable[[], Masker] = Masker) -> None:
        self._path = path
        self._masker = masker
        self._writing = asyncio.Lock()

    async def read(self) -> Kept:
        """The kept results. A file that can't be read is set aside, never overwritten."""
        return await asyncio.to_thread(self._read)

    async def write(self, results: tuple[ExperimentResult, ...]) -> None:
        """Replace the file as a whole, or not at all."""
        async with self._writing:
            await asyncio.to_thread(self._write, results)

    async def export(self, result: ExperimentResult, path: str) -> None:
        """Write a report: JSON by its ending, else Markdown."""
        write = to_json if path.lower().endswith(".json") else to_markdown
        text = write(result, self._masker())
        await asyncio.to_thread(Path(path).write_text, text, "utf-8")

    def _read(self) -> Kept:
        read = read_versioned(self._path, FORMAT)
        try:
            return load_results(json.dumps(read.content.get("results", []))), read.message
        except ValueError as error:
            aside = self._path.with_name(f"{self._path.name}.broken-{time.time():.0f}")
            self._path.replace(aside)
            return (), f"{self._path.name} could not be read and was set aside as {aside.name}. {error}"

    def _write(self, results: tuple[ExperimentResult, ...]) -> None:
        write_atomic(self._path, f'{{"format": {FORMAT}, "results": {dump_results(results)}}}\n')

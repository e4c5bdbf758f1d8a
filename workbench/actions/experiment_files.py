"""Keeps finished experiments in a versioned file, and writes reports of them where the user says."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

from workbench.core.experiment import ExperimentResult
from workbench.core.experiment_archive import dump_results, load_readable, load_results
from workbench.core.experiment_report import to_json, to_markdown
from workbench.core.masking import Masker
from workbench.files import read_versioned, set_aside, write_atomic

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
        text = json.dumps(read.content.get("results", []))
        try:
            return load_results(text), read.message
        except ValueError as error:
            return self._rescue(load_readable(text), str(error))

    def _rescue(self, whole: tuple[ExperimentResult, ...], reason: str) -> Kept:
        """The broken file goes aside, and the runs in it that are whole into a new one."""
        message = set_aside(self._path, f"{reason[:1].upper()}{reason[1:]}.")
        if not whole:
            return (), message
        if not self._path.exists():
            self._write(whole)
        return whole, f"{message} Kept from it: {len(whole)}, the rest is in the file set aside."

    def _write(self, results: tuple[ExperimentResult, ...]) -> None:
        write_atomic(self._path, f'{{"format": {FORMAT}, "results": {dump_results(results)}}}\n')

"""Keeps finished experiments in a versioned file, and writes reports of them where the user says."""

import asyncio
import json
import time
from pathlib import Path

from workbench.core.experiment import ExperimentResult
from workbench.core.experiment_archive import dump_results, load_results
from workbench.core.experiment_report import to_json, to_markdown

FORMAT = 1
Kept = tuple[tuple[ExperimentResult, ...], str]
"""The results, and a message when something could not be read."""


class ExperimentFiles:
    """The kept runs of one data folder. Everything happens off the event loop; writes are in order."""

    def __init__(self, path: Path) -> None:
        self._path = path
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
        text = to_json(result) if path.lower().endswith(".json") else to_markdown(result)
        await asyncio.to_thread(Path(path).write_text, text, "utf-8")

    def _read(self) -> Kept:
        try:
            content = json.loads(self._path.read_text("utf-8"))
            if content["format"] != FORMAT:
                raise ValueError(f"format {content['format']} is not known here")
            return load_results(json.dumps(content["results"])), ""
        except FileNotFoundError:
            return (), ""
        except (ValueError, KeyError, TypeError, OSError) as error:
            return (), self._set_aside(error)

    def _set_aside(self, error: Exception) -> str:
        aside = self._path.with_suffix(f".broken-{time.time():.0f}.json")
        try:
            self._path.replace(aside)
        except OSError:
            return f"The past experiments can't be read: {error}"
        return f"The past experiments could not be read ({error}). The file is kept as {aside.name}."

    def _write(self, results: tuple[ExperimentResult, ...]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(f'{{"format": {FORMAT}, "results": {dump_results(results)}}}\n', "utf-8")
        fresh.replace(self._path)

"""Keeps finished experiments in a versioned file, and writes reports of them where the user says.

What their requests log in with goes into the secret store. It is there before the file leaves it out, and goes after
the runs that it belongs to are gone.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from workbench.core.experiment import ExperimentResult
from workbench.core.experiment_archive import dump_results, load_readable, load_results
from workbench.core.experiment_report import to_json, to_markdown
from workbench.core.experiment_secrets import lacks_secrets, put_back, take_out
from workbench.core.masking import Masker
from workbench.files import read_versioned, set_aside, write_atomic

FORMAT = 1
OWNER = "past experiments"
MOST_KEPT = 40
Kept = tuple[tuple[ExperimentResult, ...], str]
"""The results, and a message when something could not be read."""


class SecretPlace(Protocol):
    """What is used of the secret store; on a worker thread."""

    def read(self, owner: str) -> dict[str, str]: ...
    def write(self, owner: str, values: Mapping[str, str]) -> None: ...


class ExperimentFiles:
    """The kept runs of one data folder. Everything happens off the event loop; writes are in order."""

    def __init__(self, path: Path, secrets: SecretPlace, masker: Callable[[], Masker] = Masker) -> None:
        self._path = path
        self._secrets = secrets
        self._any_secrets = False
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
            return self._whole(load_results(text)), read.message
        except ValueError as error:
            return self._rescue(self._whole(load_readable(text)), str(error))

    def _whole(self, results: tuple[ExperimentResult, ...]) -> tuple[ExperimentResult, ...]:
        """The results with what they log in with; the keyring isn't asked for nothing."""
        if not lacks_secrets(results):
            return results
        self._any_secrets = True
        return put_back(results, self._secrets.read(OWNER))

    def _rescue(self, whole: tuple[ExperimentResult, ...], reason: str) -> Kept:
        """The broken file goes aside, and the runs in it that are whole into a new one."""
        message = set_aside(self._path, f"{reason[:1].upper()}{reason[1:]}.")
        if not whole:
            return (), message
        if not self._path.exists():
            self._write(whole)
        return whole, f"{message} Kept from it: {len(whole)}, the rest is in the file set aside."

    def _write(self, results: tuple[ExperimentResult, ...]) -> None:
        bare, found = take_out(results[:MOST_KEPT])
        held = self._secrets.read(OWNER) if found or self._any_secrets else {}
        self._any_secrets = bool(found)
        if not found.items() <= held.items():
            held = {**held, **found}
            self._secrets.write(OWNER, held)
        write_atomic(self._path, f'{{"format": {FORMAT}, "results": {dump_results(bare)}}}\n')
        if held != found:
            self._secrets.write(OWNER, found)

"""The command ``run``: sends a folder of saved requests, says how each came out, and writes a report for CI."""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.core import junit
from workbench.core.run_text import RunText

if TYPE_CHECKING:
    from workbench.core.collection import Collection, Environment, Folder
    from workbench.core.run_report import Planned, RequestRun, RunReport
    from workbench.runner.desk import Schema
    from workbench.runner.run import Switches

Commands = argparse._SubParsersAction  # the only name argparse has for it

HOLDS, FAILS, CAN_NOT = 0, 1, 2
EPILOG = (
    "Exit code: 0 when everything passed, 1 when something failed, 2 when it could not be run. Values of secrets come "
    "from process variables such as WORKBENCH_SECRET_TOKEN, else from where the window keeps them."
)


class UsageError(Exception):
    """What was asked for can't be done; the message says why."""


def add_parser(commands: "Commands[argparse.ArgumentParser]") -> None:
    """The command ``run`` with its options."""
    words = "send a folder of saved requests and check their answers"
    parser = commands.add_parser("run", help=words, description=f"{words.capitalize()}.", epilog=EPILOG)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a collection, a folder of it, or one request file")
    parser.add_argument("--data", type=Path, metavar="FILE", help="run once for each row of this CSV or JSON file")
    parser.add_argument("--bail", action="store_true", help="stop at the first failure")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="write a report for CI servers")
    parser.add_argument("--env", default="", metavar="NAME", help="the environment to use")
    parser.add_argument("--base", default="", metavar="URL", help="the API to ask; without it a backend is started")
    parser.add_argument("--var", action="append", default=[], metavar="NAME=VALUE", help="a value for this run")
    parser.add_argument("--world", default="tasks-1k", help="data set of the backend that is started (tasks-1k)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run it; gives the exit code."""
    from workbench.collection.reading import OpeningCancelledError
    from workbench.core.data_rows import DataRowsError
    from workbench.headless import BackendFailedError
    from workbench.runner.place import PlaceError

    try:
        report = asyncio.run(_run(options))
    except (UsageError, PlaceError, DataRowsError, BackendFailedError, OpeningCancelledError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return CAN_NOT
    return HOLDS if report.holds else FAILS


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was asked for, looked up."""

    collection: "Collection"
    folder: "Folder"
    environment: "Environment | None"
    rows: tuple[dict[str, str], ...]
    values: dict[str, str]
    secrets: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The API that is asked."""

    base: str
    schema: "Schema"
    switches: "Switches"


async def _run(options: argparse.Namespace) -> "RunReport":
    wanted = await _wanted(options)
    async with _api(options) as asked:
        report = await _send(wanted, asked, stop_on_failure=options.bail)
    if options.junit is not None:
        await asyncio.to_thread(options.junit.write_text, junit.write(report), "utf-8")
    return report


async def _wanted(options: argparse.Namespace) -> _Wanted:
    from workbench.client.secrets import SecretStore
    from workbench.collection.reading import CollectionReader
    from workbench.core import data_rows
    from workbench.paths import DataPaths
    from workbench.runner.place import part_of, root_of
    from workbench.runner.secrets import secrets_of

    collection = await asyncio.to_thread(CollectionReader(root_of(options.folder)).read)
    rows: tuple[dict[str, str], ...] = ()
    if options.data is not None:
        text = await asyncio.to_thread(options.data.read_text, "utf-8", "replace")
        rows = data_rows.read(text, options.data.name)
    environment = _environment(collection, options.env)
    kept = SecretStore(DataPaths.default(options.data_dir).secrets)
    secrets = await asyncio.to_thread(secrets_of, collection, environment, os.environ, kept.read)
    values = dict(_pair(text) for text in options.var)
    return _Wanted(collection, part_of(collection, options.folder), environment, rows, values, secrets)


def _environment(collection: "Collection", name: str) -> "Environment | None":
    if not name:
        return None
    found = next((one for one in collection.environments if one.name == name), None)
    if found is None:
        known = ", ".join(one.name for one in collection.environments) or "none"
        raise UsageError(f"There is no environment {name}. Known: {known}.")
    return found


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise UsageError(f"--var {text}: write it as NAME=VALUE.")
    return name.strip(), value


@asynccontextmanager
async def _api(options: argparse.Namespace) -> AsyncIterator[_Asked]:
    """A backend of our own, or the one that was named."""
    from workbench.client.live_schema import LiveSchema, PublishedSchema
    from workbench.headless import running_backend
    from workbench.runner.switches import LiveSwitches, NoSwitches

    if options.base:
        base = options.base.rstrip("/")
        yield _Asked(base, PublishedSchema(base).get, NoSwitches(f"{base} was not started by this run."))
        return
    chosen = running_backend(options.world, database_url=options.database_url, redis_url=options.redis_url)
    async with chosen as backend:
        schema = partial(LiveSchema().at, backend.address, backend.control)
        yield _Asked(backend.address, schema, LiveSwitches(backend.control))


async def _send(wanted: _Wanted, asked: _Asked, *, stop_on_failure: bool) -> "RunReport":
    from workbench.client.body_store import BodyStore
    from workbench.client.sender import Sender
    from workbench.runner.desk import Desk
    from workbench.runner.run import Options, Runner, plan
    from workbench.runner.values import RunValues

    with tempfile.TemporaryDirectory(prefix="backend-workbench-run-") as bodies:
        sender = Sender(BodyStore(Path(bodies)))
        values = RunValues(
            wanted.collection, wanted.environment, given=wanted.values, secrets=wanted.secrets, base=asked.base
        )
        desk = Desk(wanted.collection, sender, asked.base, values, schema=asked.schema)
        told = _Terminal()
        runner = Runner(wanted.folder, desk.perform, asked.switches, told, Options(wanted.rows, stop_on_failure))
        told.title(wanted.folder.name, len(plan(wanted.folder, wanted.rows)))
        try:
            report = await runner.run()
        except asyncio.CancelledError:
            report = runner.report("cancelled")
        finally:
            await sender.close()
    told.end(report)
    return report


class _Terminal:
    """Prints each request as it comes out."""

    def __init__(self) -> None:
        self._text = RunText(colors=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))

    def title(self, name: str, total: int) -> None:
        print(self._text.title(name, total), flush=True)

    def began(self, planned: "Planned") -> None:
        """Nothing to say yet."""

    def ended(self, run: "RequestRun") -> None:
        print(self._text.request(run), flush=True)

    def end(self, report: "RunReport") -> None:
        print(self._text.end(report), flush=True)

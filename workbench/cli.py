"""The command line: opens the window, or runs one of the parts that need none.

Nothing heavy is imported before it is known what is wanted: ``--help`` answers at once, and the backend's processes
are on their way before Qt is imported.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from workbench import __version__

WITHOUT_A_WINDOW = "serve, run, lesson list|lint|test, burst, bench, make test"
BACKEND_DEFAULTS = {"port": 8000, "database_url": "", "redis_url": "", "world": "tasks-200k", "data_dir": ""}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments[:1] == ["--role"]:
        return _run_role(arguments[1:])
    options = build_parser(arguments).parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = getattr(options, "run", _open_window)
    return run(options)


def build_parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """All options and commands. The parser of a command is filled in only when it is asked for."""
    parser = argparse.ArgumentParser(
        prog="backend-workbench",
        description="Send a request to a real FastAPI backend on this machine, watch it travel, flip a switch.",
        allow_abbrev=False,  # or it would take run's --data for its own --data-dir
    )
    parser.add_argument("--version", action="version", version=f"Backend Workbench {__version__}")
    add_backend_options(parser)
    parser.set_defaults(**BACKEND_DEFAULTS)
    parser.add_argument("--offscreen", action="store_true", help="run the window without a display")
    commands = parser.add_subparsers(title="without a window", metavar="COMMAND")
    _add_serve(commands)
    _add_lesson(commands, wanted="lesson" in arguments)
    _add_run(commands, wanted="run" in arguments)
    _add_load(commands, wanted=bool({"burst", "bench"} & set(arguments)))
    return parser


def add_backend_options(parser: argparse.ArgumentParser) -> None:
    """The options that say which backend to start; their defaults are in ``BACKEND_DEFAULTS``."""
    parser.add_argument("--port", type=int, help="preferred port of the API (8000); the next free one is used")
    parser.add_argument("--database-url", metavar="URL", help="SQLite by default; postgresql://...")
    parser.add_argument(
        "--redis-url", metavar="URL", help="embedded by default; redis://..., or 'server' for redis-server"
    )
    parser.add_argument("--world", help="data set: tasks-1k, -20k, -200k (default) or -1m")
    parser.add_argument("--data-dir", metavar="DIR", help="keep everything here, not in the usual folders")


Commands = argparse._SubParsersAction  # the only name argparse has for it


def _add_serve(commands: "Commands[argparse.ArgumentParser]") -> None:
    serve = commands.add_parser(
        "serve",
        help="the backend alone, for curl and other clients",
        argument_default=argparse.SUPPRESS,  # what stands before the command counts as well
    )
    add_backend_options(serve)
    serve.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    from server.__main__ import main as serve
    from workbench.paths import DataPaths

    if options.redis_url == "server":
        sys.stderr.write("serve starts no redis-server: start one yourself and give --redis-url redis://host:port.\n")
        return 2
    paths = DataPaths.default(options.data_dir)
    given = {
        "--port": str(options.port),
        "--world": options.world,
        "--database-url": options.database_url,
        "--redis-url": options.redis_url,
        "--data-dir": str(paths.data / "serve"),
        "--cache-dir": str(paths.worlds),
    }
    return serve([part for name, value in given.items() if value for part in (name, value)])


def _add_lesson(commands: "Commands[argparse.ArgumentParser]", *, wanted: bool) -> None:
    if not wanted:
        commands.add_parser("lesson", help="list, lint, test or begin lessons", add_help=False)
        return
    from workbench.cli_lesson import add_parser

    add_parser(commands)


def _add_run(commands: "Commands[argparse.ArgumentParser]", *, wanted: bool) -> None:
    if not wanted:
        commands.add_parser("run", help="send a folder of saved requests and check their answers", add_help=False)
        return
    from workbench.cli_run import add_parser

    add_parser(commands)


def _add_load(commands: "Commands[argparse.ArgumentParser]", *, wanted: bool) -> None:
    if not wanted:
        commands.add_parser("burst", help="send many requests and count what came back", add_help=False)
        commands.add_parser("bench", help="measure the workbench itself, as ratios of one run", add_help=False)
        return
    from workbench.bench.cli import add_parsers

    add_parsers(commands)


def _open_window(options: argparse.Namespace) -> int:
    from workbench.system_check import explanation, has_display, missing_packages, needs_x11

    display = not options.offscreen
    if display and not has_display():
        sys.stderr.write(f"There is no display, so no window can open. Without one these work: {WITHOUT_A_WINDOW}.\n")
        return 2
    missing = missing_packages(display=display and needs_x11())
    if missing:
        sys.stderr.write(explanation(missing) + "\n")
        return 2
    from workbench.window import run_window

    return run_window(options)


def _run_role(arguments: Sequence[str]) -> int:
    """The way children of a frozen build come back in: the same executable, told by ``--role`` what to be."""
    role, rest = arguments[0] if arguments else "", list(arguments[1:])
    if role in ("api", "redis"):
        from server.__main__ import main as serve

        return serve([role, "--child", *rest])
    if role == "redis-server":
        from workbench.backend.redis_guard import main as guard

        return guard()
    if role == "load":
        from workbench.load.__main__ import main as load

        return load()
    if role == "check":
        from workbench.client.checks import run_child

        return run_child()
    sys.stderr.write(f"There is no role {role!r}. Known: api, redis, redis-server, load, check.\n")
    return 2

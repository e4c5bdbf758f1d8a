"""The command line: opens the window, or runs one of the parts that need none.

Nothing heavy is imported before it is known what is wanted: ``--help`` answers at once, and the backend's processes
are on their way before Qt is imported.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from workbench import __version__

WITHOUT_A_WINDOW = "serve, lesson list|lint|test, burst, bench"


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments[:1] == ["--role"]:
        return _run_role(arguments[1:])
    if arguments[:1] == ["serve"]:
        from server.__main__ import main as serve

        return serve(arguments[1:])
    options = build_parser(arguments).parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = getattr(options, "run", _open_window)
    return run(options)


def build_parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """All options and commands. The parser of a command is filled in only when it is asked for."""
    parser = argparse.ArgumentParser(
        prog="backend-workbench",
        description="Send a request to a real FastAPI backend on this machine, watch it travel, flip a switch.",
    )
    parser.add_argument("--version", action="version", version=f"Backend Workbench {__version__}")
    add_backend_options(parser)
    parser.add_argument("--data-dir", default="", help="keep settings, history and progress here")
    parser.add_argument("--offscreen", action="store_true", help="run the window without a display")
    commands = parser.add_subparsers(title="without a window", metavar="COMMAND")
    commands.add_parser("serve", help="the backend alone, for curl and other clients", add_help=False)
    _add_lesson(commands, wanted="lesson" in arguments)
    _add_load(commands, wanted=bool({"burst", "bench"} & set(arguments)))
    return parser


def add_backend_options(parser: argparse.ArgumentParser) -> None:
    """The options that say which backend to start."""
    parser.add_argument("--port", type=int, default=8000, help="preferred port of the API; the next free one is used")
    parser.add_argument("--database-url", default="", metavar="URL", help="SQLite by default; postgresql://...")
    parser.add_argument(
        "--redis-url", default="", metavar="URL", help="embedded by default; redis://..., or 'server' for redis-server"
    )
    parser.add_argument("--world", default="tasks-200k", help="data set: tasks-1k, -20k, -200k (default) or -1m")


Commands = argparse._SubParsersAction  # the only name argparse has for it


def _add_lesson(commands: "Commands[argparse.ArgumentParser]", *, wanted: bool) -> None:
    if not wanted:
        commands.add_parser("lesson", help="list, lint, test or begin lessons", add_help=False)
        return
    from workbench.cli_lesson import add_parser

    add_parser(commands)


def _add_load(commands: "Commands[argparse.ArgumentParser]", *, wanted: bool) -> None:
    if not wanted:
        commands.add_parser("burst", help="send many requests and count what came back", add_help=False)
        commands.add_parser("bench", help="measure the workbench itself, as ratios of one run", add_help=False)
        return
    from workbench.bench.cli import add_parsers

    add_parsers(commands)


def _open_window(options: argparse.Namespace) -> int:
    from workbench.system_check import explanation, has_display, missing_packages

    display = not options.offscreen
    if display and not has_display():
        sys.stderr.write(f"There is no display, so no window can open. Without one these work: {WITHOUT_A_WINDOW}.\n")
        return 2
    missing = missing_packages(display=display)
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
    sys.stderr.write(f"There is no role {role!r}. Known: api, redis, redis-server, load.\n")
    return 2

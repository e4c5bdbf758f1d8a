"""``lesson list | lint | new | pack | test``: makes lessons, and proves on a real backend that they teach."""

import argparse
import asyncio
import tempfile
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lessons.format import LessonError, course_path, lint_pack, load_pack
from lessons.format.archive import unpacked, write_archive
from lessons.format.models import Lesson, Pack
from lessons.format.template import TEMPLATE

if TYPE_CHECKING:
    from workbench.learning.proof import LessonProof

Commands = argparse._SubParsersAction  # the only name argparse has for it
PACK_HELP = "a folder of lessons, or a zip file made by 'lesson pack'; the course when left out"
TICK, CROSS = "✓", "✗"


def add_parser(commands: "Commands[argparse.ArgumentParser]") -> None:
    """The command ``lesson`` with its own commands."""
    parser = commands.add_parser("lesson", help="list, lint, test, write or pack lessons")
    parser.set_defaults(run=lambda _options: parser.error("say which command: list, lint, new, pack or test"))
    own = parser.add_subparsers(title="commands", metavar="COMMAND")
    listing = _add(own, "list", _list, "the lessons of the course, in order")
    listing.add_argument("--pack", type=Path, help=PACK_HELP)
    lint = _add(own, "lint", _lint, "say what is wrong with a pack")
    lint.add_argument("path", type=Path, nargs="?", help=PACK_HELP)
    _add(own, "new", _new, "write a lesson to begin with").add_argument("file", type=Path)
    pack = _add(own, "pack", _pack, "put a folder of lessons into one file to pass on")
    pack.add_argument("folder", type=Path)
    pack.add_argument("out", type=Path, metavar="OUT.zip")
    test = _add(own, "test", _test, "prove on a real backend that each check can fail and can be met")
    test.add_argument("ids", nargs="*", metavar="ID", help="only these lessons")
    test.add_argument("--pack", type=Path, help=PACK_HELP)


def _add(commands: "Commands[argparse.ArgumentParser]", name: str, run: object, words: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words.capitalize() + ".")
    parser.set_defaults(run=run)
    return parser


def _list(options: argparse.Namespace) -> int:
    pack = _load(options.pack)
    if pack is None:
        return 1
    for lesson in pack.lessons:
        print(f"{lesson.id:<24} {lesson.minutes:>2} min  {lesson.title}")
    return 0


def _lint(options: argparse.Namespace) -> int:
    try:
        with unpacked(options.path or course_path()) as folder:
            problems = lint_pack(folder)
    except LessonError as error:
        problems = error.problems
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem{'s' * (len(problems) != 1)}")
    return 1 if problems else 0


def _new(options: argparse.Namespace) -> int:
    file: Path = options.file
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(TEMPLATE)
    except OSError as error:
        print(f"{file} was not written: {error.strerror or error}")
        return 1
    print(f"{file} is written. Add its name to 'lessons' in pack.toml beside it, then run 'lesson lint'.")
    return 0


def _pack(options: argparse.Namespace) -> int:
    problems = lint_pack(options.folder)
    if problems:
        for problem in problems:
            print(problem)
        return 1
    try:
        count = write_archive(options.folder, options.out)
    except (LessonError, OSError) as error:
        print(error)
        return 1
    print(f"{options.out}: {count} files")
    return 0


def _test(options: argparse.Namespace) -> int:
    pack = _load(options.pack)
    if pack is None:
        return 1
    known = {lesson.id for lesson in pack.lessons}
    unknown = [wanted for wanted in options.ids if wanted not in known]
    if unknown:
        print(f"There is no lesson {', '.join(unknown)}. Known: {', '.join(sorted(known))}.")
        return 2
    lessons = [lesson for lesson in pack.lessons if not options.ids or lesson.id in options.ids]
    holds = asyncio.run(_prove(lessons, database_url=options.database_url, redis_url=options.redis_url))
    return 0 if holds else 1


async def _prove(lessons: Sequence[Lesson], database_url: str, redis_url: str) -> bool:
    """Prove the lessons of each world on one backend, on the real database or Redis; prints each as it is done."""
    from workbench.headless import BackendFailedError

    all_hold = True
    in_order = sorted(lessons, key=lambda lesson: lesson.world)
    for world, group in groupby(in_order, key=lambda lesson: lesson.world):
        try:
            async with aclosing(_proofs(world, list(group), database_url, redis_url)) as proofs:
                async for proof in proofs:
                    print(report(proof), flush=True)
                    all_hold = all_hold and proof.holds
        except BackendFailedError as error:
            print(f"{CROSS} the backend did not start with world {world}: {error}")
            all_hold = False
    return all_hold


async def _proofs(
    world: str, lessons: Sequence[Lesson], database_url: str, redis_url: str
) -> AsyncGenerator["LessonProof", None]:
    from workbench.client.body_store import BodyStore
    from workbench.client.sender import Sender
    from workbench.headless import running_backend
    from workbench.learning.proof import prove
    from workbench.lesson_bench import LessonBench

    with tempfile.TemporaryDirectory(prefix="backend-workbench-bodies-") as folder:
        async with running_backend(world, database_url=database_url, redis_url=redis_url) as backend:
            sender = Sender(BodyStore(Path(folder)))
            try:
                bench = LessonBench(backend.control, sender, backend.address)
                for lesson in lessons:
                    yield await prove(lesson, bench)
            finally:
                await sender.close()


def report(proof: "LessonProof") -> str:
    """A lesson's proof in lines: a tick or a cross for each step, and the reasons."""
    lines = [f"{TICK if proof.holds else CROSS} {proof.id}: {proof.title}"]
    lines += [f"    {CROSS} {fault}" for fault in proof.faults]
    for step in proof.steps:
        lines.append(f"  {CROSS if step.faults else TICK} {step.id}")
        lines += [f"      {fault}" for fault in step.faults]
    return "\n".join(lines)


def _load(path: Path | None) -> Pack | None:
    try:
        with unpacked(path or course_path()) as folder:
            return load_pack(folder)
    except LessonError as error:
        print(error)
        return None

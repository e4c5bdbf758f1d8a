"""Changes on disk as steps that can be taken back: every creation, renaming, move and deletion is made of these."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.collection import disk


@dataclass(frozen=True, slots=True)
class Write:
    """Replaces a file's text; ``before`` of None means that there was no file, ``after`` of None that there is none."""

    path: Path
    before: str | None
    after: str | None

    def do(self) -> None:
        if self.after is None:
            self.path.unlink()
        else:
            disk.write_text(self.path, self.after)

    def back(self) -> "Write":
        return Write(self.path, self.after, self.before)

    def stale(self) -> bool:
        """Whether the file is no longer what this step begins with: undoing would lose a later change."""
        return (disk.read_text(self.path) if self.path.exists() else None) != self.before


@dataclass(frozen=True, slots=True)
class Make:
    """Makes an empty folder, or removes it again."""

    path: Path
    exists: bool = True

    def do(self) -> None:
        if self.exists:
            self.path.mkdir(parents=True)
        else:
            self.path.rmdir()

    def back(self) -> "Make":
        return Make(self.path, not self.exists)

    def stale(self) -> bool:
        return self.path.exists() is self.exists


@dataclass(frozen=True, slots=True)
class Move:
    """Moves a file or folder, also from one file system to another."""

    source: Path
    target: Path

    def do(self) -> None:
        self.target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(self.source, self.target)

    def back(self) -> "Move":
        return Move(self.target, self.source)

    def stale(self) -> bool:
        same = self.source.exists() and self.target.exists() and self.source.samefile(self.target)
        return not self.source.exists() or (self.target.exists() and not same)


Step = Write | Make | Move


class ChangedSinceError(Exception):
    """Something else has been there in the meantime, so a step would destroy it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} was changed since by something else.")
        self.path = path


def take(steps: Iterable[Step]) -> None:
    """Take all steps or none: what came before a failing one is undone. Raises OSError, ChangedSinceError."""
    done: list[Step] = []
    try:
        for step in steps:
            if step.stale():
                raise ChangedSinceError(step.target if isinstance(step, Move) else step.path)
            step.do()
            done.append(step)
    except BaseException:
        for step in reversed(done):
            step.back().do()
        raise


def backwards(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that undo these."""
    return tuple(step.back() for step in reversed(tuple(steps)))

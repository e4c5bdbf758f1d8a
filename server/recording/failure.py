"""An unhandled exception in one line that a learner can follow: type, message, and the line of *our* code."""

import traceback

from server.recording.record import Record
from server.recording.statement import SERVER_DIR, relative_path

_INFRASTRUCTURE = (str(SERVER_DIR / "recording"), str(SERVER_DIR / "pipeline.py"))


def note_failure(record: Record, index: int, error: Exception) -> None:
    """Note the first probe that sees an exception: it came from just behind that gap."""
    if record.failed_at < 0:
        record.failed_at = index
        record.error = describe_failure(error)


def describe_failure(error: BaseException) -> str:
    """For example ``ValueError: no such plan (features/data/index.py:40)``."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_taught_code(frame.filename)]
    place = f" ({relative_path(ours[-1].filename)}:{ours[-1].lineno})" if ours else ""
    return f"{type(error).__name__}: {error}{place}"


def _is_taught_code(filename: str) -> bool:
    return filename.startswith(str(SERVER_DIR)) and not filename.startswith(_INFRASTRUCTURE)

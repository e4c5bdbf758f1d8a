"""How an import tells how far it is, and how it is stopped: both are up to whoever started it."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with the items done and the items known; may raise ImportCancelledError."""


class ImportCancelledError(Exception):
    """Somebody stopped the import; nothing was changed."""


def silent(_done: int, _known: int) -> None:
    """For imports that nobody watches."""

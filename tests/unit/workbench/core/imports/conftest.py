"""Samples as they are imported."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.client.documents import beside
from workbench.core.imports.documents import decode
from workbench.core.imports.report import Imported
from workbench.core.imports.sources import Source, read

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def sample() -> Callable[[str], Imported]:
    """Reads a sample by its path."""

    def imported(name: str) -> Imported:
        file = SAMPLES / name
        return read(Source(decode(file.read_bytes()), file.name, read_file=beside(file)))

    return imported

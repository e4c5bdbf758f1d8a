"""A finished experiment to look at."""

import pytest

from tests.unit.workbench.core.experiments import result
from workbench.core.experiment import ExperimentResult


@pytest.fixture
def finished() -> ExperimentResult:
    """A clear effect of an index."""
    return result()

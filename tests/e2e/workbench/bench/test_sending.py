import asyncio

import pytest

from workbench.bench.rows import Options
from workbench.bench.sending import measure_send

pytestmark = pytest.mark.e2e


def test_differences_are_measured_in_turn() -> None:
    (row,) = asyncio.run(measure_send(Options(quick=True)))

    assert row.n == 60
    assert row.value is not None

import asyncio
import shutil

import pytest

from workbench.bench.rows import Options
from workbench.bench.serving import measure_generator, measure_index

pytestmark = pytest.mark.e2e


def test_the_index_saves_work_by_orders() -> None:
    (row,) = asyncio.run(measure_index(Options(quick=True)))

    assert row.met
    assert "VM steps" in row.note


def test_without_wrk_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    (row,) = asyncio.run(measure_generator(Options(quick=True)))

    assert (row.value, row.note) == (None, "wrk is not installed")

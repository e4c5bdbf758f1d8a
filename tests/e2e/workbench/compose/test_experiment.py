import subprocess
import sys

import pytest

pytestmark = pytest.mark.e2e

EXPERIMENT = """
from dataclasses import replace
from workbench.bench.live_window import live_window
from workbench.core.request import RequestDraft, Row
with live_window(settle_s=0.0) as window:
    context = window.made.context
    context.requests.open_draft(RequestDraft(params=(Row("owner_id", "3"),)))
    window.wait_until(lambda: context.features_store.snapshot.switchboard is not None)
    window.wait_until(lambda: hasattr(context, "experiment"))
    before = context.features_store.snapshot.switchboard.settings
    ended = []
    context.experiment.switches_restored.connect(lambda: ended.append(True))
    window.made.window.show_screen("experiment")
    setup = replace(context.experiment.setup, count=25, pace="clients", clients=1)
    context.experiment.change_setup(setup)
    context.experiment.run()
    window.wait_until(lambda: bool(ended), 100)
    result = context.experiment.shown
    assert result is not None, context.experiment.problem
    window.wait_until(context.paths.experiments.exists)
    window.wait_until(lambda: context.features_store.snapshot.switchboard.settings == before)
    work = {row.name: row for row in result.comparison.work}
    print(len(result.runs), result.comparison.answers.all_equal, work["VM steps"].a > 3 * work["VM steps"].b > 0)
"""


def drive(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_an_experiment_on_the_real_backend_leaves_the_switches_as_they_were() -> None:
    assert drive(EXPERIMENT) == "4 True True"

from workbench.state.runner import RunnerSnapshot, RunnerStore


def test_it_runs_only_while_it_runs(qapp: object) -> None:
    assert RunnerSnapshot(phase="running").running
    assert not RunnerSnapshot(phase="ended").running
    assert not RunnerStore(RunnerSnapshot()).snapshot.running

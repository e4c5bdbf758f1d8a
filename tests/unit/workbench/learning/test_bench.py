from workbench.learning.bench import LOGIN_AGENT, Bench


def test_the_bench_of_the_tests_is_one(bench) -> None:
    typed: Bench = bench

    assert {name for name in vars(Bench) if not name.startswith("_")} <= set(dir(typed))


def test_the_agent_of_log_ins_is_no_browsers() -> None:
    assert "signing in" in LOGIN_AGENT

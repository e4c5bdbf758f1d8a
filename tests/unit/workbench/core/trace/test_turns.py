from workbench.core.trace.turns import TurnLog


def test_counts_add_up_per_stage_and_status() -> None:
    log = TurnLog()
    log.add(10.0, {"http.rate_limit 429": 2, "auth.mode 401": 1})
    log.add(11.0, {"http.rate_limit 429": 1, "auth.mode 403": 4})

    assert log.counts(12.0) == (
        ("auth.mode", (("403", 4), ("401", 1))),
        ("http.rate_limit", (("429", 3),)),
    )


def test_old_turns_leave_the_window() -> None:
    log = TurnLog(window_s=300.0)
    log.add(0.0, {"http.rate_limit 429": 5})
    log.add(200.0, {"http.rate_limit 429": 1})

    assert log.counts(300.0) == (("http.rate_limit", (("429", 1),)),)
    assert log.counts(500.0) == ()


def test_clear_forgets() -> None:
    log = TurnLog()
    log.add(0.0, {"http.rate_limit 429": 5})

    log.clear()

    assert log.counts(1.0) == ()

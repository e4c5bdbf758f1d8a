def test_there_is_one_gap_more_than_stages_that_run(tiny) -> None:
    stack = tiny.pipeline.stack

    assert [station.id for station in stack.running] == ["http.outer", "http.inner"]
    assert stack.gaps == 3

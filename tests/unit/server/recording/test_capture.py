import asyncio

from server.recording.capture import MOST_RECORDS, Capture, Captures, result_of


def test_a_capture_holds_every_request_between_start_and_end(tiny) -> None:
    async def scenario() -> None:
        async with tiny.client() as client:
            await client.get("/things/rows/1")
            capture = tiny.recorder.captures.start("before")
            for _ in range(40):  # more than the sample keeps
                await client.get("/things/rows/3")
            ended = tiny.recorder.captures.end(capture)
            await client.get("/things/rows/1")

        assert ended is not None
        result = result_of(ended)
        assert (result.requests, result.statements, result.rows) == (40, 120, 120)
        assert result.statuses == {"200": 40}
        assert list(result.body_hashes.values()) == [40]
        assert result.statement_kinds[0].count == 120
        assert {stage.id for stage in result.stages} >= {"http.outer", "handler", "sql"}

    asyncio.run(scenario())


def test_a_keeping_capture_keeps_every_trace_whatever_the_sample_says(tiny) -> None:
    async def scenario() -> None:
        async with tiny.client() as client:
            capture = tiny.recorder.captures.start("lesson", keep=True)
            for _ in range(40):  # more than the sample keeps
                await client.get("/things/rows/1")
            tiny.recorder.captures.end(capture)
            for _ in range(40):
                await client.get("/things/rows/1")

        kept = [record.seq for record in tiny.recorder.store.newest(100)]
        assert set(range(1, 41)) <= set(kept)
        assert len(kept) < 80

    asyncio.run(scenario())


def test_the_most_work_of_one_request_is_told_apart_from_the_sum(tiny) -> None:
    async def scenario() -> None:
        async with tiny.client() as client:
            capture = tiny.recorder.captures.start("x")
            for rows in (1, 3, 2):
                await client.get(f"/things/rows/{rows}")
            ended = tiny.recorder.captures.end(capture)

        assert ended is not None
        steps = [sum(one.vm_steps or 0 for one in record.statements) for record in ended.records]
        result = result_of(ended)
        assert (result.vm_steps_max, result.vm_steps) == (max(steps), sum(steps))

    asyncio.run(scenario())


def test_it_is_bounded_and_says_the_true_number(record) -> None:
    capture = Capture("")
    for _ in range(MOST_RECORDS + 5):
        capture.add(record)

    assert (capture.requests, len(capture.records)) == (MOST_RECORDS + 5, MOST_RECORDS)


def test_ending_twice_gives_nothing() -> None:
    captures = Captures()
    capture = captures.start("x")

    assert captures.end(capture) is not None
    assert captures.end(capture) is None

import asyncio

from server.recording.summary import summarise, trace_of


def test_a_summary_and_its_trace_agree(tiny) -> None:
    async def scenario() -> None:
        async with tiny.client() as client:
            await client.get("/things/rows/3?page=2", headers={"user-agent": "tester"})

    asyncio.run(scenario())
    record = tiny.recorder.store.newest(1)[0]

    summary, trace = summarise(record), trace_of(record)

    assert trace.summary == summary
    assert (summary.query, summary.user_agent, summary.response_bytes) == ("page=2", "tester", 7)
    assert [kind for kind, _ in summary.bars] == [stage.kind for stage in trace.stages if stage.enter_ms is not None]
    assert trace.settings["http.outer"] == "on"
    assert all(span.parent is None or span.parent < index for index, span in enumerate(trace.spans))

"""What history remembers of a send."""

from workbench.core.exchange import Exchange, Phases, SendFailure
from workbench.core.history import record_of
from workbench.core.request import RequestDraft


def test_a_failed_send_is_remembered_by_its_kind() -> None:
    exchange = Exchange("x", RequestDraft(), 5.0, None, None, SendFailure("timeout", "w"), Phases(wait_ms=3))

    record = record_of(exchange)

    assert (record.outcome, record.duration_ms, record.response_bytes, record.sent_at) == ("timeout", 3, 0, 5.0)
    assert record.url == "{{base}}/tasks"

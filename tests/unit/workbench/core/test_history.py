"""What history remembers of a send."""

from dataclasses import replace

from workbench.core.encode import encode
from workbench.core.exchange import Exchange, Phases, SendFailure
from workbench.core.history import record_of
from workbench.core.masking import Masker
from workbench.core.request import ApiKeyAuth, RequestDraft, Row


def test_a_failed_send_is_remembered_by_its_kind() -> None:
    exchange = Exchange("x", RequestDraft(), 5.0, None, None, SendFailure("timeout", "w"), Phases(wait_ms=3))

    record = record_of(exchange)

    assert (record.outcome, record.duration_ms, record.response_bytes, record.sent_at) == ("timeout", 3, 0, 5.0)
    assert record.url == "{{base}}/tasks"


def test_a_key_in_the_query_is_not_remembered() -> None:
    auth = ApiKeyAuth("api key", "t0ps&cret", place="query")
    draft = RequestDraft(url="http://h/tasks", params=(Row("limit", "5"),), auth=auth)
    sent = encode(draft, {}, now=0)
    assert "cret" in sent.url

    record = record_of(replace(Exchange("x", draft, 5.0, None, None, None, Phases()), sent=sent))

    assert record.url.startswith("http://h/tasks?")
    assert "limit=5" in record.url
    assert record.url.endswith("=***")
    assert "cret" not in record.url


def test_a_secret_variable_in_the_url_is_covered() -> None:
    draft = RequestDraft(url="http://h/t", params=(Row("k", "{{key}}"),))
    sent = encode(draft, {"key": "t0ps&cret"}, now=0)

    record = record_of(replace(Exchange("x", draft, 5.0, None, None, None, Phases()), sent=sent), Masker(["t0ps&cret"]))

    assert record.url == "http://h/t?k=••••"

import json

import pytest

from tests.unit.workbench.core.experiments import plan, result
from workbench.core.burst import LoadRequest
from workbench.core.experiment import SideSetting
from workbench.core.experiment_archive import load_results
from workbench.core.experiment_report import (
    before_each_run,
    latency_clock,
    load_model,
    question,
    to_json,
    to_markdown,
)
from workbench.core.masking import Masker


def test_question_of_a_switch_with_positions() -> None:
    assert question(plan()) == "Does “Index on tasks: owner” make GET /tasks faster?"


def test_question_of_a_toggle_on_a_write() -> None:
    toggled = plan(
        title="ETag",
        a=SideSetting("off", "off"),
        b=SideSetting("on", "on"),
        requests=(LoadRequest("POST", "http://127.0.0.1:8000/tasks"),),
    )

    assert question(toggled) == "Does “ETag” make POST /tasks cheaper?"


@pytest.mark.parametrize(
    ("fields", "words", "clock"),
    [
        ({"rate_per_s": 40.0}, "open, Poisson, 40 /s", "from planned send time"),
        ({"rate_per_s": None, "clients": 1}, "closed, 1 client", "from real send time"),
        ({"rate_per_s": None, "clients": 4}, "closed, 4 clients", "from real send time"),
    ],
)
def test_load_in_words(fields: dict[str, float], words: str, clock: str) -> None:
    assert (load_model(plan(**fields)), latency_clock(plan(**fields))) == (words, clock)


def test_sessions_that_are_kept_are_not_said_to_be_emptied() -> None:
    with_cookie = plan(requests=(LoadRequest("GET", "http://h/", (("Cookie", "session=x"),)),))

    assert before_each_run(plan()) == "database and caches reset"
    assert before_each_run(with_cookie) == "database reset"


def test_markdown_stands_by_itself() -> None:
    page = to_markdown(result())

    for words in ("# Does “Index", "**clear effect**", "| p95 |", "| SQL |", "| VM steps | 600,120 | 210 |"):
        assert words in page
    assert "- SCAN tasks\n+ SEARCH tasks USING INDEX" in page
    assert "GET /tasks?owner_id=42&limit=50" in page


def test_few_samples_are_said_to_be_few() -> None:
    assert "p99 (too few samples)" in to_markdown(result(n=100))


def test_json_has_every_sample() -> None:
    assert len(json.loads(to_json(result()))[0]["runs"][0]["latencies_ms"]) == 500


def test_json_carries_no_credentials() -> None:
    secret = plan(requests=(LoadRequest("GET", "http://h/", (("Authorization", "Bearer s3cret"), ("Accept", "*/*"))),))

    text = to_json(result(n=5, plan=secret))

    assert "s3cret" not in text
    assert '["Accept","*/*"]' in text


def test_no_report_has_the_value_of_a_secret_variable() -> None:
    secret = plan(requests=(LoadRequest("POST", "http://h/?k=s3cret", (("X-K", "s3cret"),), b'{"k": "s3cret"}'),))
    found, masker = result(n=5, plan=secret), Masker(["s3cret"])

    (kept,) = load_results(to_json(found, masker))

    assert "s3cret" not in repr(kept.plan)
    assert b"s3cret" not in kept.plan.requests[0].body
    assert "s3cret" not in to_markdown(found, masker)


def test_no_report_has_a_custom_key_a_query_key_or_a_log_in() -> None:
    login = LoadRequest(
        "POST",
        "http://h/login?next=home&api_key=s3cret",
        (("X-Tasks", "s3cret"), ("Content-Type", "application/json")),
        b'{"username": "alice", "password": "s3cret"}',
    )
    found = result(n=5, plan=plan(requests=(login,)))

    (kept,) = load_results(to_json(found))

    assert "s3cret" not in repr(kept.plan)
    assert "alice" not in repr(kept.plan)
    assert "s3cret" not in to_markdown(found)
    assert "POST /login?next=home&api_key=" in to_markdown(found)


def test_the_learners_words_are_in_the_report() -> None:
    page = to_markdown(result(n=20, prediction=20.0, conclusion="The tree skips rows."))

    assert "Predicted before the first run: 20×" in page
    assert "> The tree skips rows." in page

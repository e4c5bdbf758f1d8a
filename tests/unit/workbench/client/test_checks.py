import asyncio
import json
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from workbench.client import checks
from workbench.core.assertion import Assertion, Capture
from workbench.core.exchange import Exchange, Phases, ReceivedResponse, SendFailure, SentRequest
from workbench.core.request import RequestDraft
from workbench.core.variables import Scope, Scopes

HEADERS = (("Content-Type", "application/json"),)


def run(*given: object, **limits: float) -> checks.Checked:
    return asyncio.run(checks.check(*given, **limits))  # type: ignore[arg-type]  # passed on


def exchange(folder: Path, content: object, *assertions: Assertion, captures: tuple[Capture, ...] = ()) -> Exchange:
    path = folder / "body"
    path.write_text(json.dumps(content))
    size = path.stat().st_size
    sent = SentRequest("GET", "http://127.0.0.1:8000/tasks", "/tasks", "HTTP/1.1", (), b"", 0)
    response = ReceivedResponse(200, "OK", "HTTP/1.1", HEADERS, path, size, size)
    draft = RequestDraft(assertions=assertions, captures=captures)
    return Exchange("1", draft, 0.0, sent, response, None, Phases(wait_ms=2.5))


def test_each_enabled_assertion_has_its_result_in_order(tmp_path: Path) -> None:
    done = exchange(
        tmp_path,
        {"id": 7},
        Assertion("status", "", "eq", "200"),
        Assertion("status", "", "eq", "500", enabled=False),
        Assertion("json", "$..id", "length", "1"),
        Assertion("time", "", "lt", "{{limit}}"),
    )

    checked = run(done, {"limit": "1"})

    assert [result.state for result in checked.results] == ["passed", "passed", "soft"]


def test_captures_are_taken(tmp_path: Path) -> None:
    captures = (Capture("id", "json", "$.id"), Capture("off", "json", "$.id", enabled=False))

    checked = run(exchange(tmp_path, {"id": 7}, captures=captures), {})

    assert [(one.capture.variable, one.value) for one in checked.captured] == [("id", "7")]


def test_secrets_are_covered_in_what_is_shown(tmp_path: Path) -> None:
    done = exchange(tmp_path, {"key": "s3cr3t-value"}, Assertion("json", "$.key", "ne", "{{api_key}}"))
    variables = Scopes((Scope.plain("session", {"api_key": "s3cr3t-value"}),))

    (result,) = run(done, variables).results

    assert result.state == "failed"
    assert "s3cr3t" not in result.actual + result.message


def test_a_pattern_that_runs_for_ever_is_given_up_and_the_rest_is_done(tmp_path: Path) -> None:
    done = exchange(
        tmp_path,
        {"a": "a" * 60, "b": "aab"},
        Assertion("json", "$.b", "matches", "(a+)+b"),
        Assertion("json", "$.a", "matches", "(a+)+b"),
        Assertion("json", "$.b", "matches", "^(a|b)+$"),
        Assertion("json", "$.b", "eq", "aab"),
    )

    checked = run(done, {}, limit_s=3.0)

    assert [result.state for result in checked.results] == ["passed", "could_not_check", "passed", "passed"]
    assert "given up" in checked.results[1].message


def test_a_large_body_is_looked_through_in_another_process(tmp_path: Path) -> None:
    rows = [{"id": number} for number in range(20_000)]

    done = exchange(tmp_path, rows, Assertion("json", "$[19999].id", "eq", "{{last}}"))
    checked = run(done, {"last": "19999"})

    assert checked.results[0].state == "passed"


def test_a_body_beyond_the_cap_is_not_read(tmp_path: Path) -> None:
    done = exchange(tmp_path, {}, Assertion("json", "$", "exists"), Assertion("size", "", "gt", "1 MB"))
    assert done.response
    done = replace(done, response=replace(done.response, body_bytes=checks.MAX_BODY_BYTES + 1))

    checked = run(done, {})

    assert [result.state for result in checked.results] == ["could_not_check", "passed"]


def test_a_body_that_was_cleaned_up_is_told(tmp_path: Path) -> None:
    done = exchange(tmp_path, {}, Assertion("json", "$", "exists"))
    (tmp_path / "body").unlink()

    assert "no longer kept" in (run(done, {})).results[0].message


def test_without_an_answer_nothing_could_be_checked(tmp_path: Path) -> None:
    done = exchange(tmp_path, {}, Assertion(), captures=(Capture("id", "json", "$.id"),))
    done = replace(done, response=None, failure=SendFailure("refused", "Nothing listens there."))

    checked = run(done, {})

    assert [result.state for result in checked.results] == ["could_not_check"]
    assert checked.captured[0].problem == "No answer came: Nothing listens there."


def test_without_assertions_nothing_is_read(tmp_path: Path) -> None:
    done = exchange(tmp_path, {})
    (tmp_path / "body").unlink()

    assert run(done, {}) == checks.Checked()


def test_cancelling_ends_the_process(tmp_path: Path) -> None:
    done = exchange(tmp_path, {"a": "a" * 60}, Assertion("json", "$.a", "matches", "(a+)+b"))

    async def cancel_while_it_runs() -> None:
        task = asyncio.create_task(checks.check(done, {}, limit_s=60.0))
        while not psutil.Process().children():  # noqa: ASYNC110 - no event tells of a new process
            await asyncio.sleep(0)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(cancel_while_it_runs())
    assert not psutil.Process().children()

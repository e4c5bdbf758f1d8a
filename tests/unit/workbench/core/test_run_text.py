from workbench.core.assertion import Assertion, AssertionResult, Capture
from workbench.core.captures import Captured
from workbench.core.run_report import Planned, RequestRun, RunReport
from workbench.core.run_text import RunText

PLANNED = Planned("tasks/create.yml", "create task", "POST", ("API", "tasks"))
RESULTS = (
    AssertionResult(Assertion("status", "", "eq", "201"), "passed", "201"),
    AssertionResult(Assertion("json", "$.id", "eq", "1"), "failed", "2", "2, not 1"),
    AssertionResult(Assertion("time", "", "lt", "5"), "soft", "7.00 ms", "7.00 ms, not under 5"),
    AssertionResult(Assertion("schema", "", "valid"), "could_not_check", "", "The API says nothing of it."),
)
RUN = RequestRun(PLANNED, "failed", RESULTS, (Captured(Capture("id", "json", "$.id"), problem="None."),), 201, 7.0)


def test_a_request_has_its_folder_its_line_and_its_reasons() -> None:
    lines = RunText().request(RUN).splitlines()

    assert lines[0] == "  API / tasks"
    assert lines[1].split() == ["✗", "POST", "create", "task", "201", "7.0", "ms", "1/4"]
    assert [line.strip() for line in lines[2:]] == [
        "✗ $.id is 1: 2, not 1",
        "~ time under 5 ms: 7.00 ms, not under 5 (fails nothing)",
        "? answer is as the API says: The API says nothing of it.",
        "! id = $.id: None.",
    ]


def test_the_folder_is_named_once() -> None:
    text = RunText()
    text.request(RUN)

    assert not text.request(RUN).startswith("  API")


def test_every_row_begins_with_its_number() -> None:
    text = RunText()

    assert "row 1" in text.request(RequestRun(Planned("a", "a", "GET", ("API",), 1), "passed", status=200))
    assert "row 2" in text.request(RequestRun(Planned("a", "a", "GET", ("API",), 2), "passed", status=200))


def test_without_an_answer_the_reason_stands_in_the_line() -> None:
    broken = RequestRun(PLANNED, "error", RESULTS, message="Nothing listens there.")

    assert RunText().request(broken).splitlines()[-1].endswith("Nothing listens there.")


def test_the_sum_counts_requests_and_assertions() -> None:
    report = RunReport("API", 1, 0.0, (RUN,), 1.234, "stopped")

    assert RunText().end(report) == (
        "\n1 request: 1 failed · 4 assertions: 1 held, 1 failed, 1 soft, 1 not checked · 1.23 s"
        " · stopped at the first failure"
    )


def test_colours_are_only_for_terminals_that_show_them() -> None:
    assert "\x1b[31m✗\x1b[0m" in RunText(colors=True).request(RUN)
    assert "\x1b" not in RunText().request(RUN)

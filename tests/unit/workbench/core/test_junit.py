import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from workbench.core import junit
from workbench.core.assertion import Assertion, AssertionResult, Capture
from workbench.core.captures import Captured
from workbench.core.run_report import Planned, RequestRun, RunReport

PLANNED = Planned("tasks/create.yml", "create task", "POST", ("Tasks API", "tasks"), row=1)
RUN = RequestRun(
    PLANNED,
    "failed",
    (
        AssertionResult(Assertion("status", "", "eq", "201"), "passed", "201"),
        AssertionResult(Assertion("json", "$.id", "eq", "1"), "failed", "2", "2, not 1"),
        AssertionResult(Assertion("schema", "", "valid"), "could_not_check", "", "The API says nothing of it."),
        AssertionResult(Assertion("time", "", "lt", "5"), "soft", "7.00 ms", "7.00 ms, not under 5"),
    ),
    (Captured(Capture("id", "json", "$.id"), problem="The answer has no $.id."),),
    status=201,
    time_ms=7.0,
    started_at=1_700_000_000.0,
)
BROKEN = RequestRun(Planned("x.yml", "x", "GET"), "error", message="Nothing listens there.")
SKIPPED = RequestRun(Planned("y.yml", "y", "GET"), "skipped", message="The run stopped before.")
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "error", "skipped", "system-out"},
    "failure": set(),
    "error": set(),
    "skipped": set(),
    "system-out": set(),
}
NEEDED = {
    "testsuites": {"tests", "failures", "errors", "time"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
    "testcase": {"name", "classname", "time"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
}


def assert_common_shape(element: ElementTree.Element) -> None:
    """What the schemas of Jenkins and Surefire agree on: nesting, attributes, numbers, at most one outcome a case."""
    assert set(element.attrib) >= NEEDED.get(element.tag, set())
    for name in ("tests", "failures", "errors", "skipped"):
        assert element.get(name, "0").isdecimal()
    assert re.fullmatch(r"\d+\.\d{3}", element.get("time", "0.000"))
    if element.tag == "testcase":
        assert sum(1 for child in element if child.tag != "system-out") <= 1
    for child in element:
        assert child.tag in CHILDREN[element.tag]
        assert_common_shape(child)


def written(*runs: RequestRun) -> ElementTree.Element:
    return ElementTree.fromstring(junit.write(RunReport("Tasks API", len(runs), 0.0, runs, 1.5, "done")))


def test_the_shape_is_the_common_one() -> None:
    assert_common_shape(written(RUN, BROKEN, SKIPPED))


def test_every_assertion_is_a_case_with_its_outcome() -> None:
    (suite,) = written(RUN)

    outcomes = {case.get("name"): [child.tag for child in case] for case in suite}
    assert outcomes == {
        "an answer came": [],
        "status is 201": [],
        "$.id is 1": ["failure"],
        "answer is as the API says": ["skipped"],
        "time under 5 ms": ["system-out"],
        "id = $.id": ["error"],
    }
    assert suite.get("name") == "Tasks API / tasks / POST create task [row 1]"
    assert suite.get("timestamp") == "2023-11-14T22:13:20"
    assert suite[0].get("classname") == "Tasks API.tasks.create task"


def test_the_counts_add_up() -> None:
    root = written(RUN, BROKEN, SKIPPED)

    assert [root.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["8", "1", "2", "2"]


def test_a_failure_says_what_was_there() -> None:
    failure = written(RUN).find(".//failure")

    assert failure is not None
    assert failure.get("message") == failure.text == "2, not 1"


@given(st.text())
def test_any_text_makes_readable_xml(text: str) -> None:
    result = AssertionResult(Assertion("header", text, "eq", text), "failed", text, text)

    root = written(RequestRun(Planned(text, text, text, (text,)), "failed", (result,), message=text, status=200))

    assert_common_shape(root)

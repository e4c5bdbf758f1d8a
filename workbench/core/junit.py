"""A run's report as JUnit XML, which CI servers read: a suite for each request, a case for each assertion.

The shape is the common ground of Jenkins' and Surefire's schemas. What could not be checked is ``skipped``, a request
without an answer an ``error``.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from workbench.core.assertion import AssertionResult
from workbench.core.assertions.wording import capture_sentence, sentence
from workbench.core.run_report import RequestRun, RunReport

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ANSWERED = "an answer came"


def write(report: RunReport) -> str:
    """The report as XML text."""
    root = Element("testsuites", {"name": _clean(report.name), "time": _seconds(report.seconds)})
    for run in report.runs:
        root.append(_suite(run))
    _count_up(root, list(root))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(run: RequestRun) -> Element:
    planned = run.planned
    words = " / ".join((*planned.folders, f"{planned.method} {planned.title}"))
    suite = Element("testsuite", {"name": _clean(words), "time": _seconds(run.time_ms / 1000)})
    if run.started_at:
        moment = datetime.fromtimestamp(run.started_at, UTC)
        suite.set("timestamp", moment.replace(tzinfo=None).isoformat(timespec="seconds"))
    for case in _cases(run):
        case.set("classname", _clean(".".join((*planned.folders, planned.name))))
        suite.append(case)
    _count_up(suite, [suite])
    return suite


def _cases(run: RequestRun) -> Iterator[Element]:
    yield _answer_case(run)
    for result in run.results:
        yield _assertion_case(result)
    for captured in run.captured:
        if captured.problem:
            yield _case(capture_sentence(captured.capture), "error", "capture", captured.problem)


def _answer_case(run: RequestRun) -> Element:
    """The case that holds what the request itself came to."""
    if run.state == "skipped":
        return _case(ANSWERED, "skipped", "", run.message)
    kind = "" if run.status else "error"
    return _case(ANSWERED, kind, "no answer", run.message, run.time_ms / 1000)


def _assertion_case(result: AssertionResult) -> Element:
    name = sentence(result.assertion)
    if result.state == "failed":
        return _case(name, "failure", "assertion", result.message)
    if result.state == "could_not_check":
        return _case(name, "skipped", "", result.message)
    case = _case(name)
    if result.state == "soft":
        SubElement(case, "system-out").text = _clean(f"missed, and fails nothing: {result.message}")
    return case


def _case(name: str, kind: str = "", type_: str = "", message: str = "", seconds: float = 0.0) -> Element:
    case = Element("testcase", {"name": _clean(name), "time": _seconds(seconds)})
    if kind:
        child = SubElement(case, kind, {"message": _clean(message)})
        if type_:
            child.set("type", type_)
            child.text = _clean(message)
    return case


def _count_up(target: Element, suites: list[Element]) -> None:
    cases = [case for suite in suites for case in suite.iter("testcase")]
    target.set("tests", str(len(cases)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        target.set(name, str(sum(1 for case in cases if case.find(tag) is not None)))


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f}"


def _clean(text: str) -> str:
    """The text without what XML 1.0 can't hold."""
    return _NOT_XML.sub("\ufffd", text)

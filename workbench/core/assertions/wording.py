"""An assertion as a sentence, for result lists, terminals and reports: ``status is 201``."""

from collections.abc import Callable

from workbench.core.assertion import Assertion, Capture
from workbench.core.assertions.operators import operator

Translate = Callable[[str], str]


def sentence(assertion: Assertion, tr: Translate = str) -> str:
    """What it expects, in one line."""
    known = operator(assertion.operator)
    words = tr(known.words) if known else assertion.operator
    if assertion.subject == "time" and assertion.operator == "lt":
        words = tr("under")
    wants_nothing = known is not None and known.wants == "nothing"
    parts = (subject(assertion, tr), words, "" if wants_nothing else _expected(assertion))
    return " ".join(part for part in parts if part)


def subject(assertion: Assertion, tr: Translate = str) -> str:
    """What of the answer it is about."""
    match assertion.subject:
        case "header" | "json" | "expression":
            return assertion.key
        case "schema":
            return tr("answer")
    return tr(assertion.subject)


def capture_sentence(capture: Capture, tr: Translate = str) -> str:
    """What a capture takes, in one line."""
    source = capture.key if capture.source in ("header", "json") else tr(capture.source)
    return f"{capture.variable} = {source}"


def _expected(assertion: Assertion) -> str:
    has_unit = not assertion.expected.strip().replace(".", "", 1).isdecimal()
    unit = {"time": " ms", "size": " B"}.get(assertion.subject, "")
    return assertion.expected if has_unit else assertion.expected.strip() + unit

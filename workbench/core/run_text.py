"""A run in lines for a terminal: one for each request, the reasons of what failed below it, and a sum at the end."""

from collections.abc import Iterator

from workbench.core.assertion import AssertionResult
from workbench.core.assertions.wording import capture_sentence, sentence
from workbench.core.run_report import Counts, RequestRun, RunReport

_MARKS = {"passed": "✓", "failed": "✗", "error": "!", "skipped": "-", "soft": "~", "could_not_check": "?"}
_COLORS = {"passed": "32", "failed": "31", "error": "31", "skipped": "2", "soft": "33", "could_not_check": "33"}
_ENDS = {"stopped": "stopped at the first failure", "cancelled": "cancelled"}


class RunText:
    """Words for people; ``colors`` for terminals that show them."""

    def __init__(self, *, colors: bool = False) -> None:
        self._colors = colors
        self._folders: tuple[str, ...] = ()
        self._row: int | None = None

    def title(self, name: str, total: int) -> str:
        """The first line."""
        return f"{name}: {_many(total, 'request')}"

    def request(self, run: RequestRun) -> str:
        """A request's line, with its folder above where that is another one, and what went wrong below."""
        return "\n".join((*self._place(run), self._line(run), *self._reasons(run)))

    def end(self, report: RunReport) -> str:
        """The sum."""
        counts = report.counts
        state = "passed" if report.holds else "failed"
        ended = f" · {_ENDS[report.ended]}" if report.ended in _ENDS else ""
        return "\n" + self._paint(state, f"{_requests(counts)} · {_assertions(counts)} · {report.seconds:.2f} s{ended}")

    def _place(self, run: RequestRun) -> Iterator[str]:
        planned = run.planned
        if planned.row != self._row:
            self._row, self._folders = planned.row, ()
            yield f"\nrow {planned.row}"
        if planned.folders != self._folders:
            self._folders = planned.folders
            yield "  " + " / ".join(planned.folders)

    def _line(self, run: RequestRun) -> str:
        mark = self._paint(run.state, _MARKS[run.state])
        held = sum(1 for result in run.results if result.state == "passed")
        facts = f"{run.status}  {run.time_ms:7.1f} ms  {held}/{len(run.results)}" if run.status else run.message
        return f"    {mark} {run.planned.method:<7} {run.planned.name:<40} {facts}".rstrip()

    def _reasons(self, run: RequestRun) -> Iterator[str]:
        for result in run.results:
            if result.state != "passed" and run.status:
                yield self._reason(result.state, sentence(result.assertion), _why(result))
        for captured in run.captured:
            if captured.problem and run.status:
                yield self._reason("error", capture_sentence(captured.capture), captured.problem)

    def _reason(self, state: str, words: str, why: str) -> str:
        return f"        {self._paint(state, _MARKS[state])} {words}: {why}"

    def _paint(self, state: str, words: str) -> str:
        return f"\x1b[{_COLORS[state]}m{words}\x1b[0m" if self._colors else words


def _why(result: AssertionResult) -> str:
    return f"{result.message} (fails nothing)" if result.state == "soft" else result.message


def _requests(counts: Counts) -> str:
    named = (
        (counts.passed, "passed"),
        (counts.failed, "failed"),
        (counts.errors, "broken"),
        (counts.skipped, "skipped"),
    )
    return f"{_many(counts.requests, 'request')}: {', '.join(f'{count} {word}' for count, word in named if count) or 0}"


def _assertions(counts: Counts) -> str:
    named = (
        (counts.assertions_passed, "held"),
        (counts.assertions_failed, "failed"),
        (counts.soft, "soft"),
        (counts.unchecked, "not checked"),
    )
    words = ", ".join(f"{count} {word}" for count, word in named if count) or "0"
    return f"{_many(counts.assertions, 'assertion')}: {words}"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"

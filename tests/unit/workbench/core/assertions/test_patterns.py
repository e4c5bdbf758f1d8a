import pytest

from workbench.core.assertions import patterns
from workbench.core.assertions.problem import BadAssertionError


def test_flags_may_follow_slashes() -> None:
    assert patterns.compiled("/TASKS/i").search("/tasks/1")


def test_a_path_is_no_delimited_pattern() -> None:
    assert patterns.compiled("/tasks/s").pattern == "tasks"
    assert patterns.compiled("/tasks/1/").pattern == "/tasks/1/"


def test_a_broken_pattern_is_named() -> None:
    with pytest.raises(BadAssertionError, match="no regular expression"):
        patterns.compiled("(")


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|a)*b", r"(\w+)\1", "^(([a-z])+.)+$", "(?P<x>a+)(?P=x)"])
def test_patterns_that_could_run_for_ever_are_costly(pattern: str) -> None:
    assert patterns.is_costly(pattern, 30)


def test_many_repeats_over_a_long_text_are_costly() -> None:
    assert patterns.is_costly(".*a.*b.*c", 2000)
    assert not patterns.is_costly(r"^[(+]{2}\(\d+\)$", 30)
    assert not patterns.is_costly("plain", 1000)

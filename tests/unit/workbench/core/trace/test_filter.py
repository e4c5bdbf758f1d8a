from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.workbench.core.trace.traces import make_summary
from workbench.core.trace.filter import FLAGS, KEYS, FilterError, parse_filter

SLOW = make_summary(1, path="/posts", query="limit=100", route="/posts", duration_ms=46.2, statements=101, repeats=100)
REFUSED = make_summary(2, method="POST", status=429, turned_at="http.rate_limit", duration_ms=0.12, statements=0)
BROKEN = make_summary(
    3, path="/tasks/7", query="", status=500, failed_at="handler", duration_ms=12.4, user_agent="curl/8"
)
CACHED = make_summary(4, path="/users/42/profile", query="", cache_hits=1, duration_ms=0.2, statements=0)
ALL = (SLOW, REFUSED, BROKEN, CACHED)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", [1, 2, 3, 4]),
        ("path:/tasks", [2, 3]),
        ("/tasks", [2, 3]),
        ("profile", [4]),
        ("path:/users/*/profile", [4]),
        ("path:limit=100", [1]),
        ("method:post", [2]),
        ("method:POST,GET", [1, 2, 3, 4]),
        ("status:4xx", [2]),
        ("status:500", [3]),
        ("status:>=429", [2, 3]),
        ("time:>5", [1, 3]),
        ("time:>0.01s", [1, 3]),
        ("time:<=0.12", [2]),
        ("sql:>10", [1]),
        ("sql:0", [2, 4]),
        ("cache:hit", [4]),
        ("turned:rate_limit", [2]),
        ("turned:handler", [3]),
        ("agent:CURL/8", [1, 2, 3, 4]),
        ("n+1", [1]),
        ("N+1", [1]),
        ("error", [3]),
        ("-error", [1, 2, 4]),
        ("-status:4xx time:>5", [1, 3]),
    ],
)
def test_terms(text: str, kept: list[int]) -> None:
    parsed = parse_filter(text)

    assert [summary.seq for summary in ALL if parsed.matches(summary)] == kept


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("color:red", "unknown name “color”"),
        ("status:", "a value is missing"),
        ("status:4x", "a status is three digits or a class"),
        ("time:5", "a time is compared with > or <"),
        ("time:>fast", "not a number"),
        ("sql:many", "not a number"),
        ("cache:maybe", "a cache answer is hit or miss"),
        ("path:/ok time:>", "“time:>”"),
    ],
)
def test_bad_terms_say_what_is_wrong_with_them(text: str, why: str) -> None:
    with pytest.raises(FilterError, match=None) as caught:
        parse_filter(text)

    assert why in str(caught.value)


@given(st.text())
def test_any_text_is_read_or_refused_with_its_term(text: str) -> None:
    parsed = None
    with suppress(FilterError):
        parsed = parse_filter(text)

    assert parsed is None or isinstance(parsed.matches(SLOW), bool)


@given(st.lists(st.sampled_from([*FLAGS, *(f"{key}:1" for key in KEYS)]), max_size=4))
def test_more_terms_never_show_more(terms: list[str]) -> None:
    try:
        fewer, more = parse_filter(" ".join(terms)), parse_filter(" ".join(terms[:-1]))
    except FilterError:
        return

    assert all(more.matches(summary) for summary in ALL if fewer.matches(summary))

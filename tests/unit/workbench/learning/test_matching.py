from dataclasses import replace
from pathlib import Path

import pytest

from lessons.format.models import Page, Place, Send
from workbench.learning.bench import LOGIN_AGENT
from workbench.learning.matching import candidates, is_sent_by


def _send(target: str = "/tasks?a=1&b=2", login: str = "", method: str = "GET") -> Send:
    return Send("x", method, target, (), "", login, Place(Path("x.md"), 1))


@pytest.mark.parametrize(
    ("method", "target", "fits"),
    [
        ("GET", "/tasks?a=1&b=2", True),
        ("GET", "/tasks?b=2&a=1", True),
        ("GET", "/tasks?b=2&a=%31", True),
        ("GET", "/tasks?a=1", False),
        ("GET", "/tasks?a=1&b=2&b=2", False),
        ("POST", "/tasks?a=1&b=2", False),
        ("GET", "/task?a=1&b=2", False),
    ],
)
def test_method_path_and_query_decide(bench, method, target, fits) -> None:
    assert bool(candidates([_send()], bench.serve(method, target))) is fits


def test_a_lessons_own_log_in_is_nobodys_answer(bench) -> None:
    summary = bench.serve("POST", "/login", agent=LOGIN_AGENT)

    assert candidates([_send("/login", method="POST")], summary) == ()


@pytest.mark.parametrize(
    ("login", "note", "fits"),
    [
        ("", "alice (member)", True),
        ("alice", "alice (member)", True),
        ("alice", "admin (admin)", False),
        ("alice", "", True),
        ("alice", "No session cookie was sent. Sign in at /login.", True),
    ],
)
def test_the_user_must_be_the_named_one_when_one_was_recognised(bench, login, note, fits) -> None:
    trace = bench.kept[bench.serve("GET", "/tasks", user=note).seq]

    assert is_sent_by(_send("/tasks", login), trace) is fits


def test_what_a_browser_asks_first_counts_for_a_pages_send(bench) -> None:
    asked = bench.serve("OPTIONS", "/tasks")
    plain = _send("/tasks", method="POST")
    page = replace(plain, page=Page("browser", "http://localhost:3000"))

    assert candidates([plain, page], asked) == (page,)

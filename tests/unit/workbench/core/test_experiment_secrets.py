"""Credentials of an experiment's requests leave it and come back to their places."""

from dataclasses import replace

from tests.unit.workbench.core.experiments import result
from workbench.core.burst import LoadRequest
from workbench.core.experiment_secrets import lacks_secrets, put_back, take_out

FIRST = LoadRequest("GET", "http://127.0.0.1:8000/me", (("Accept", "*/*"), ("Cookie", "session=a")))
SECOND = LoadRequest("GET", "http://127.0.0.1:8000/me", (("X-API-Key", "b"),))


def test_they_leave_and_come_back() -> None:
    made = result(n=5)
    whole = (replace(made, plan=replace(made.plan, requests=(FIRST, SECOND))), made)

    bare, found = take_out(whole)

    assert sorted(found.values()) == ["b", "session=a"]
    assert "session=a" not in repr(bare)
    assert ("Accept", "*/*") in bare[0].plan.requests[0].headers
    assert lacks_secrets(bare)
    assert put_back(bare, found) == whole
    assert not lacks_secrets(whole)


def test_what_is_not_found_stays_empty() -> None:
    made = result(n=5)
    bare, _ = take_out((replace(made, plan=replace(made.plan, requests=(FIRST,))),))

    assert put_back(bare, {}) == bare

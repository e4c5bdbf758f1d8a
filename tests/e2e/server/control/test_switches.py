"""The switchboard through the control listener."""

import httpx
import pytest

from server.contract.features import Switchboard

pytestmark = pytest.mark.e2e


def test_a_refused_patch_changes_nothing_and_says_why(control: httpx.Client) -> None:
    answer = control.patch(
        "/switchboard",
        json={"settings": {"http.rate_limit": {"choice": "on"}, "data.index": {"choice": "sideways"}}},
    )

    board = Switchboard.model_validate_json(control.get("/switchboard").content)
    assert answer.status_code == 422
    assert "owner_created" in answer.json()["detail"]
    assert answer.headers["content-type"] == "application/problem+json"
    assert (board.version, board.settings["http.rate_limit"].choice) == (1, "off")

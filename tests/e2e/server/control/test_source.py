"""The code behind every stage and strategy."""

import httpx
import pytest

pytestmark = pytest.mark.e2e


def test_every_feature_has_a_source(control: httpx.Client) -> None:
    features = [feature["id"] for feature in control.get("/features").json()]

    statuses = {feature: control.get(f"/stages/{feature}/source").status_code for feature in features}

    assert statuses == dict.fromkeys(features, 200)

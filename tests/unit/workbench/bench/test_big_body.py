"""The size of the bodies that are served."""

import json

import pytest

from workbench.bench.big_body import ROW, body_size


@pytest.mark.parametrize("size", [1, 1_000, 300_000])
def test_the_exact_size_is_that_of_the_array(size: int) -> None:
    count, length = body_size(size)

    row = json.dumps(ROW)
    assert length == len("[" + ",".join([row] * count) + "]")
    assert length <= max(size, len(row) + 2) + 1

"""The rows of the response viewer's benchmark."""

import pytest

from workbench.bench import bodies
from workbench.bench.bodies import JSON, TEXT, Seen
from workbench.bench.rows import Options


def test_each_body_gives_first_paint_longest_stall_and_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Seen(50_000_000, JSON, 95.0, 1700.0, {"coming": 34.0, "tree": 60.0}, 2_500_000)
    monkeypatch.setattr(bodies, "measure", lambda _options: iter([seen]))

    found = bodies.rows(Options())

    assert [(row.name, row.value, row.note, row.met) for row in found] == [
        ("50 MB JSON: first paint", 95.0, "", True),
        ("50 MB JSON: longest stall", 60.0, "tree", False),
        ("50 MB JSON: memory / body", 0.05, "", True),
    ]


def test_names_say_what_kind_it_is() -> None:
    assert Seen(300_000, TEXT, 0, 0, {}, 0).name == "0.3 MB text on one line"

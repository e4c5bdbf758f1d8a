"""A kept answer as text."""

from pathlib import Path

import pytest

from workbench.core import kept
from workbench.core.exchange import Exchange, Phases, ReceivedResponse
from workbench.core.request import RequestDraft
from workbench.core.switch_record import SwitchValue


def test_there_and_back(tmp_path: Path) -> None:
    response = ReceivedResponse(404, "Not Found", "HTTP/1.1", (("X", "é"), ("X", "2")), tmp_path / "b", 3, 3)
    exchange = Exchange(
        "e", RequestDraft(url="/é"), 7.5, None, response, None, Phases(1.0, None, 0.5), persona="browser"
    )
    switches = (SwitchValue("a", "A", "on"),)

    found = kept.load(kept.dump(exchange, switches), tmp_path / "b")

    assert found == kept.Kept(exchange, switches)


@pytest.mark.parametrize("text", ["{}", "[]", "oops", '{"response": 1}'])
def test_damage_is_a_value_error(text: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r".*"):
        kept.load(text, tmp_path)

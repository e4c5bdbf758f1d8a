import pytest

from workbench.core.export.kinds import KINDS, Kind, kind
from workbench.core.export.outgoing import outgoing
from workbench.core.request import BasicAuth, RequestDraft


@pytest.mark.parametrize("one", KINDS, ids=lambda one: one.id)
def test_every_kind_names_the_request_and_no_masked_secret(one: Kind) -> None:
    text = one.write(outgoing(RequestDraft("PURGE", "http://h/a", auth=BasicAuth("u", "p")), {}, secrets=False))

    assert "PURGE" in text
    assert "http://h/a" in text
    assert "dTpw" not in text
    assert kind(one.id) is one

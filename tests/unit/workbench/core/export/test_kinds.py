import pytest

from workbench.core.export.kinds import KINDS, Kind, kind, written
from workbench.core.request import BasicAuth, RequestDraft


@pytest.mark.parametrize("one", KINDS, ids=lambda one: one.id)
def test_every_kind_names_the_request_and_no_masked_secret(one: Kind) -> None:
    draft = RequestDraft("PURGE", "http://h/a", auth=BasicAuth("u", "p4ss"))
    text = written(one, draft, {}, secrets=False)

    assert "PURGE" in text
    assert "http://h/a" in text
    assert "p4ss" not in text
    assert "dTpwNHNz" not in text
    assert kind(one.id) is one


@pytest.mark.parametrize("one", KINDS, ids=lambda one: one.id)
def test_variables_stay_only_where_that_was_asked_for(one: Kind) -> None:
    text = written(one, RequestDraft("GET", "{{base}}/tasks/{{id}}"), {"base": "http://h", "id": "7"}, secrets=False)

    assert ("{{base}}/tasks/{{id}}" in text) == (one.says == "typed")
    assert ("http://h/tasks/7" in text) == (one.says != "typed")

from dataclasses import replace

from workbench.core.draft_merge import changed_fields, merge, with_fields
from workbench.core.request import JsonBody, RequestDraft, Row

BASE = RequestDraft(name="one")


def test_edits_of_different_fields_fit_together() -> None:
    mine, theirs = replace(BASE, method="PUT"), replace(BASE, headers=(Row("A", "1"),), url="/x")

    merged = merge(BASE, mine, theirs)

    assert merged.draft == replace(BASE, method="PUT", headers=(Row("A", "1"),), url="/x")
    assert merged.conflicts == ()


def test_the_same_edit_twice_is_no_conflict() -> None:
    both = replace(BASE, method="PUT")

    assert merge(BASE, both, both).conflicts == ()


def test_different_edits_of_one_field_are_a_conflict_and_mine_stays() -> None:
    mine, theirs = replace(BASE, body=JsonBody("1"), url="/a"), replace(BASE, body=JsonBody("2"), method="PUT")

    merged = merge(BASE, mine, theirs)

    assert merged.conflicts == ("body",)
    assert merged.draft == replace(BASE, body=JsonBody("1"), url="/a", method="PUT")
    assert with_fields(merged.draft, theirs, merged.conflicts).body == JsonBody("2")
    assert changed_fields(BASE, mine) == ("url", "body")

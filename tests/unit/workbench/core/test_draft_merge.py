from dataclasses import replace

from workbench.core.draft_merge import changed_fields, merge, with_fields
from workbench.core.request import JsonBody, RequestDraft, Row
from workbench.core.variable import Variable

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


def test_variables_come_together_name_by_name() -> None:
    a, b = Variable("a", "1"), Variable("b", "1")
    base = replace(BASE, variables=(a, b))
    mine, theirs = replace(base, variables=(replace(a, value="2"), b)), replace(base, variables=(a,))

    merged = merge(base, mine, theirs)

    assert merged.conflicts == ()
    assert merged.draft.variables == (Variable("a", "2"),)
    again = merge(base, mine, replace(base, variables=(replace(a, value="3"), b)))
    assert again.conflicts == ("variables",)
    assert again.draft.variables == mine.variables

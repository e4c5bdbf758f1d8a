"""A folder's settings that were edited in two places."""

from dataclasses import replace

from workbench.core.collection import Defaults, Environment, Folder, Variable
from workbench.core.folder_merge import merge_environments, merge_folder
from workbench.core.request import INHERIT, BasicAuth, BearerAuth, Row

BASE = Folder("in", "in", defaults=Defaults(INHERIT, (Row("Accept", "a"),), (Variable("x", "1"),)), notes="old")


def test_what_was_changed_in_different_parts_comes_together() -> None:
    mine = replace(BASE, notes="mine", switches=(("cache", "on"),))
    theirs = replace(BASE, name="out", defaults=replace(BASE.defaults, auth=BasicAuth("ada")))

    merged = merge_folder(BASE, mine, theirs)

    assert merged.clashing == ()
    assert merged.folder == replace(mine, name="out", defaults=theirs.defaults)


def test_every_kind_of_clash_is_named_and_mine_stands() -> None:
    given = Defaults(BearerAuth("a"), (Row("accept", "b"),), (Variable("x", "2"),))
    mine = Folder("in", "a", defaults=given, notes="a")
    theirs = replace(mine, name="b", notes="b", defaults=Defaults(BearerAuth("b"), (), ()))

    merged = merge_folder(BASE, mine, theirs)

    assert merged.folder == mine
    assert merged.clashing == ("variable x", "header accept", "auth", "docs", "name")


def test_an_environment_that_one_side_deleted_and_the_other_changed_is_named() -> None:
    base = (Environment("Local"), Environment("Staging"))
    theirs = (Environment("Local"), Environment("Staging", (Variable("a"),)))

    assert merge_environments(base, (Environment("Local"),), theirs) == ((Environment("Local"),), ("Staging",))

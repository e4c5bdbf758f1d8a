from workbench.core.collection import Defaults, Environment, Folder, SavedRequest
from workbench.core.imports.report import Imported
from workbench.core.imports.selection import drafts, only
from workbench.core.request import INHERIT, BasicAuth, BearerAuth, RequestDraft

ONE = SavedRequest("", RequestDraft(name="one", auth=INHERIT))
TWO = SavedRequest("", RequestDraft(name="two", auth=INHERIT))
INNER = Folder("", "inner", (TWO,), Defaults(BasicAuth("u", "p")))
API = Imported("API", (ONE, INNER), (Environment("a"), Environment("b")), defaults=Defaults(BearerAuth("t")))


def test_only_what_was_chosen_and_no_empty_folder() -> None:
    assert only(API, frozenset({(0,)}), frozenset({1})).items == (ONE,)
    assert only(API, frozenset({(1, 0)}), frozenset()).items == (INNER,)
    assert only(API, frozenset(), frozenset({1})).environments == (Environment("b"),)


def test_requests_on_their_own_have_what_their_folders_hand_down() -> None:
    assert [one.auth for one in drafts(API)] == [BearerAuth("t"), BasicAuth("u", "p")]

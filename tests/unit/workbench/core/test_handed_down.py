from workbench.core.collection import Defaults, Folder
from workbench.core.handed_down import HandedDown, effective, handed_down
from workbench.core.request import INHERIT, BasicAuth, BearerAuth, NoAuth, RequestDraft, Row

ROOT = Folder("", "API", defaults=Defaults(BearerAuth("outer"), (Row("X-Team", "red"), Row("Accept", "text/html"))))
INNER = Folder("in", "in", defaults=Defaults(headers=(Row("accept", "application/json"), Row("X-Off", "", False))))


def test_credentials_come_from_the_nearest_folder_that_has_some() -> None:
    draft = RequestDraft(auth=INHERIT)
    inner = Folder("in", "in", defaults=Defaults(BasicAuth("dana")))

    assert effective(draft, (ROOT, INNER)).auth == BearerAuth("outer")
    assert effective(draft, (ROOT, inner)).auth == BasicAuth("dana")


def test_none_ends_the_search() -> None:
    inner = Folder("in", "in", defaults=Defaults(NoAuth()))

    assert effective(RequestDraft(auth=INHERIT), (ROOT, inner)).auth == NoAuth()
    assert effective(RequestDraft(auth=NoAuth()), (ROOT,)).auth == NoAuth()


def test_outside_of_a_collection_there_is_nothing_to_inherit() -> None:
    assert effective(RequestDraft(auth=INHERIT), ()).auth == NoAuth()


def test_headers_are_added_unless_something_nearer_names_them() -> None:
    draft = RequestDraft(headers=(Row("x-team", "blue"),))

    assert effective(draft, (ROOT, INNER)).headers == (Row("accept", "application/json"), Row("x-team", "blue"))


def test_a_header_that_is_off_hides_nothing() -> None:
    draft = RequestDraft(headers=(Row("X-Team", "blue", False),))

    assert effective(draft, (ROOT,)).headers[0] == Row("X-Team", "red")


def test_what_comes_from_above_is_told_with_its_folder() -> None:
    handed = handed_down(RequestDraft(headers=(Row("x-team", "blue"),)), (ROOT, INNER))

    assert (handed.auth, handed.auth_from) == (BearerAuth("outer"), ROOT)
    told = [(one.row.name, one.folder.name, one.replaced) for one in handed.headers]
    assert told == [("X-Team", "API", True), ("Accept", "API", True), ("accept", "in", False)]


def test_where_nothing_is_above_nothing_comes() -> None:
    assert handed_down(RequestDraft(), ()) == HandedDown()

"""Which lines of a request come from its folders."""

from workbench.core.as_sent import SentLine
from workbench.core.collection import Folder
from workbench.core.handed_down import HandedDown, HandedHeader
from workbench.core.request import BearerAuth, Row
from workbench.core.sent_origins import from_folders

ROOT, INNER = Folder("", "API"), Folder("in", "Inner")
HANDED = HandedDown(
    BearerAuth("x"),
    ROOT,
    (HandedHeader(Row("Accept", "a"), INNER), HandedHeader(Row("X-Team", "red"), ROOT, replaced=True)),
)
LINES = (
    SentLine("accept: a", "header", "you"),
    SentLine("Accept: b", "header", "you"),
    SentLine("X-Team: blue", "header", "you"),
    SentLine("Authorization: Bearer x", "header", "auth", "why"),
    SentLine("Host: h", "header", "client"),
)


def test_each_inherited_line_says_so_once_and_names_its_folder() -> None:
    told = from_folders(LINES, HANDED, inherits_auth=True)

    assert [one.by for one in told] == ["folder", "you", "you", "collection", "client"]
    assert told[0].why == "Inherited from Inner."
    assert told[3].why == "Inherited from API. why"


def test_credentials_of_the_request_itself_stay_its_own() -> None:
    assert [one.by for one in from_folders(LINES, HANDED, inherits_auth=False)][3] == "auth"

from workbench.core.curl.report import Imported, Note
from workbench.core.request import RequestDraft


def test_only_what_matters_counts_as_lost() -> None:
    kept, quiet = Note("-k", "why"), Note("-s", "why", matters=False)

    assert Imported(RequestDraft(), (kept, quiet)).lost == (kept,)

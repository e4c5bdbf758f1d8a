from pathlib import Path

from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.core.request import RequestDraft
from workbench.state.collection import CollectionSnapshot


def test_items_are_found_by_their_path_at_any_depth() -> None:
    request = SavedRequest("A/B/x.yml", RequestDraft())
    inner = Folder("A/B", "B", (request,))
    top = Folder("", "demo", (Folder("A", "A", (inner,)), SavedRequest("A.yml", RequestDraft())))
    snapshot = CollectionSnapshot(Collection(Path("demo"), top))

    assert snapshot.item("A/B/x.yml") is request
    assert snapshot.item("A/B") is inner
    assert snapshot.item("A/C") is None
    assert CollectionSnapshot().item("A") is None

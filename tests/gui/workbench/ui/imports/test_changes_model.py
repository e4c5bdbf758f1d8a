from PySide6.QtCore import Qt

from workbench.core.imports.changes import Change
from workbench.core.request import RequestDraft
from workbench.ui.imports.changes_model import ChangesModel

NEW = Change("new", ("GET", "/a"), ("new route",), "", RequestDraft(url="{{base}}/a"))
GONE = Change("removed", ("GET", "/b/:"), ("no longer in the document",), "b.yml", RequestDraft(url="{{base}}/b/:id"))
EDITED = Change("changed", ("GET", "/c"), ("body changed",), "c.yml", RequestDraft(url="/c"), kept=("body",))


def test_what_deletes_is_not_ticked_by_itself() -> None:
    model = ChangesModel()
    model.show_changes((NEW, GONE, EDITED))

    assert model.chosen() == (NEW, EDITED)
    model.setData(model.index(1, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.chosen() == (NEW, GONE, EDITED)
    assert [model.index(1, column).data() for column in (0, 1)] == ["GET /b/:id", "removed: deletes it here"]
    assert model.index(2, 2).data() == "body changed; your edit stays: body"

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from workbench.core.imports.report import Imported
from workbench.ui.imports.preview_model import PreviewModel

CHECK = Qt.ItemDataRole.CheckStateRole


def test_ticks_go_down_and_show_above(imported: Imported, qtmodeltester: ModelTester) -> None:
    model = PreviewModel()
    model.show_import(imported)
    qtmodeltester.check(model)
    folder = model.index(0, 0)

    model.setData(model.index(0, 0, folder), Qt.CheckState.Unchecked, CHECK)

    assert folder.data(CHECK) == Qt.CheckState.PartiallyChecked
    chosen = model.chosen()
    assert chosen is not None
    assert [one.draft.name for one in chosen.requests()] == ["two", "three"]
    model.setData(folder, Qt.CheckState.Unchecked, CHECK)
    model.setData(model.index(2, 0), Qt.CheckState.Unchecked, CHECK)
    chosen = model.chosen()
    assert chosen is not None
    assert ([one.draft.name for one in chosen.requests()], chosen.environments) == (["three"], ())
    assert model.index(0, 1).data() == "2 requests"

from workbench.core.imports.report import Imported
from workbench.ui.imports.losses_model import LossesModel


def test_rows_and_the_report_to_take_along(imported: Imported) -> None:
    model = LossesModel()
    model.show_losses(imported.losses)

    assert [model.index(0, column).data() for column in range(3)] == ["script", "it is not run", "one"]
    assert model.report("a.json") == "Not carried over from a.json: 1\n- one: script (it is not run) [line 3]\n"

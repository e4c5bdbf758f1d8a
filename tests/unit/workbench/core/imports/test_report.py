from workbench.core.imports.report import Losses, UnreadableImportError


def test_a_loss_is_told_once_and_an_error_names_its_place() -> None:
    losses = Losses()
    for _ in range(2):
        losses.of("item", "line 3").tell("what", "why")

    assert len(losses.found) == 1
    assert (losses.found[0].item, losses.found[0].place) == ("item", "line 3")
    assert str(UnreadableImportError("it ends.", 2, 7)) == "Line 2, column 7: it ends."
    assert str(UnreadableImportError("it ends.")) == "it ends."

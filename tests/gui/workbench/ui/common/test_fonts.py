from PySide6.QtWidgets import QApplication

from workbench.ui.common.fonts import load_fonts


def test_both_families_are_registered(qapp: QApplication) -> None:
    families = load_fonts()

    assert any(family.startswith("Inter") for family in families)
    assert any(family.startswith("JetBrains Mono") for family in families)

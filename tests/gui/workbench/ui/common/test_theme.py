from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme


def test_fonts_are_the_shipped_ones(theme: Theme) -> None:
    assert QFontInfo(theme.font("body")).family() == "Inter"
    assert QFontInfo(theme.font("body", mono=True)).family() == "JetBrains Mono"
    assert QFontInfo(theme.font("heading")).weight() == 600


def test_change_of_scheme_is_told_and_changes_colors(qtbot: QtBot, theme: Theme) -> None:
    light = theme.color("bg.panel")

    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")

    assert theme.scheme == "dark"
    assert theme.color("bg.panel") != light


def test_same_scheme_is_not_told_again(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("light")


def test_applies_palette_and_style_sheet(qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp)

    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("bg.panel")
    assert theme.color("accent.base").name().upper() in qapp.styleSheet().upper()


def test_reduced_motion_is_told(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_reduced_motion(True)

    assert theme.reduced_motion


def test_every_series_has_pen_and_brush(theme: Theme) -> None:
    assert {"p50", "p95", "p99", "before", "after", "cacheHit", "cacheMiss"} <= set(theme.series)

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from server.contract.features import Setting, Switchboard
from workbench.state.features import FeaturesSnapshot
from workbench.ui.common.labels import TextLabel
from workbench.ui.common.theme import Theme
from workbench.ui.switchboard.params import ParamField
from workbench.ui.switchboard.row import FeatureRow


def _row(qtbot: QtBot, theme: Theme, snapshot: FeaturesSnapshot, feature_id: str) -> FeatureRow:
    row = FeatureRow(theme, snapshot.feature(feature_id))
    qtbot.addWidget(row)
    row.render_snapshot(snapshot)
    row.resize(340, 30)
    row.show()
    return row


def test_changed_row_says_its_default(qtbot: QtBot, theme: Theme, changed: FeaturesSnapshot) -> None:
    row = _row(qtbot, theme, changed, "data.index")

    words = [label.text() for label in row.findChildren(TextLabel) if label.isVisible()]

    assert "default none" in words
    assert row.accessibleName() == "Index on tasks, owner, default none"


def test_parameters_show_only_where_they_have_effect(
    qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot, changed: FeaturesSnapshot
) -> None:
    row = _row(qtbot, theme, fresh, "cache.profile")
    fields = row.findChildren(ParamField)
    off = [field.isVisible() for field in fields]

    row.render_snapshot(changed)

    assert off == [False, False]
    assert all(field.isVisible() for field in fields)


def test_click_on_the_name_opens_what_it_does(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    row = _row(qtbot, theme, fresh, "http.timing")

    row.findChild(QToolButton).click()

    assert any(
        label.text() == "What server timing does." and label.isVisible() for label in row.findChildren(TextLabel)
    )


def test_filter_looks_at_name_id_and_summary(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    row = _row(qtbot, theme, fresh, "http.timing")

    assert row.matches("SERVER")
    assert row.matches("http tim")
    assert not row.matches("cache")


@pytest.mark.parametrize("choice", ["owner", "owner_created", "covering"])
def test_position_and_default_of_the_index_both_fit(
    qtbot: QtBot, theme: Theme, real: FeaturesSnapshot, choice: str
) -> None:
    board = Switchboard(version=2, settings={"data.index": Setting(choice=choice)}, order=())
    row = _row(qtbot, theme, replace(real, switchboard=board), "data.index")

    combo = row.control.control
    default = next(label for label in row.findChildren(TextLabel) if label.text() == "default none")

    assert isinstance(combo, QComboBox)
    assert default.width() >= default.fontMetrics().horizontalAdvance("default none")
    assert combo.width() - combo.fontMetrics().horizontalAdvance(combo.currentText()) >= 24

"""What was switched between two sends."""

from workbench.core.switch_record import SwitchChange, SwitchValue, changes


def test_only_what_both_know_and_what_differs_is_told() -> None:
    before = (SwitchValue("a", "Eager loading", "off"), SwitchValue("b", "Cache", "on"), SwitchValue("c", "Old", "on"))
    after = (SwitchValue("a", "Eager loading", "on"), SwitchValue("b", "Cache", "on"), SwitchValue("d", "New", "on"))

    assert changes(before, after) == (SwitchChange("Eager loading", "off", "on"),)

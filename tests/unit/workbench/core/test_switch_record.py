"""What was switched between two sends."""

from workbench.core.switch_record import SwitchChange, SwitchValue, changes


def test_only_what_both_know_and_what_differs_is_told() -> None:
    before = (SwitchValue("a", "Eager loading", "off"), SwitchValue("b", "Cache", "on"), SwitchValue("c", "Old", "on"))
    after = (SwitchValue("a", "Eager loading", "on"), SwitchValue("b", "Cache", "on"), SwitchValue("d", "New", "on"))

    assert changes(before, after) == (SwitchChange("Eager loading", "off", "on"),)


def test_of_a_position_that_stayed_only_the_values_that_differ() -> None:
    before = (SwitchValue("a", "CORS", "off"), SwitchValue("b", "Cache", "aside · TTL 30 s · Room 5"))
    after = (
        SwitchValue("a", "CORS", "list · Origins http://a"),
        SwitchValue("b", "Cache", "aside · TTL 60 s · Room 5"),
    )

    assert changes(before, after) == (
        SwitchChange("CORS", "off", "list"),
        SwitchChange("Cache", "TTL 30 s", "TTL 60 s"),
    )

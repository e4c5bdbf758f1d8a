"""Values that are made up for each send."""

import uuid

from workbench.core.variables.dynamic import ALIASES, DYNAMIC, Moment, dynamic_value

MOMENT = Moment("tab 1, send 4", 1_700_000_000.25)


def test_the_same_moment_gives_the_same_values() -> None:
    again = Moment(MOMENT.seed, MOMENT.at)

    assert all(dynamic_value(name, MOMENT) == dynamic_value(name, again) for name in DYNAMIC)


def test_another_send_gives_others() -> None:
    assert dynamic_value("$uuid", MOMENT) != dynamic_value("$uuid", Moment("tab 1, send 5", MOMENT.at))


def test_each_looks_like_what_it_is_called() -> None:
    assert uuid.UUID(dynamic_value("$uuid", MOMENT) or "").version == 4
    assert dynamic_value("$now", MOMENT) == "2023-11-14T22:13:20.250Z"
    assert dynamic_value("$timestamp", MOMENT) == "1700000000"
    assert 0 <= int(dynamic_value("$random_int", MOMENT) or "-1") <= 1000


def test_names_of_other_tools_are_understood() -> None:
    assert dynamic_value("$guid", MOMENT) == dynamic_value("$uuid", MOMENT)
    assert set(ALIASES.values()) <= set(DYNAMIC)


def test_others_are_unknown() -> None:
    assert dynamic_value("$nope", MOMENT) is None

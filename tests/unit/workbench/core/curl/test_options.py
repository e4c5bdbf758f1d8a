import pytest

from workbench.core.curl.options import Given, parse
from workbench.core.curl.report import CurlError


def test_short_options_run_together_and_take_the_rest_of_the_word() -> None:
    given = parse(["-sSLXPOST", "-d", "a", "h"]).given

    assert [(one.name, one.value) for one in given] == [
        ("silent", ""), ("show-error", ""), ("location", ""), ("request", "POST"), ("data", "a"), ("url", "h"),
    ]  # fmt: skip


def test_long_names_may_be_shortened_and_switched_off() -> None:
    assert parse(["--user-a", "x"]).given == (Given("user-agent", "x", "--user-a"),)
    assert parse(["--no-location"]).given == (Given("no-location", "", "--no-location"),)
    assert parse(["--no-buffer"]).given[0].name == "no-buffer"
    assert parse(["--requ"]).notes[0].what == "--requ"


def test_only_the_request_before_next_is_taken() -> None:
    arguments = parse(["a", "--next", "b"])

    assert [one.value for one in arguments.given] == ["a"]
    assert arguments.notes[0].what == "--next"


def test_a_missing_value_is_said() -> None:
    with pytest.raises(CurlError, match="-X needs a value"):
        parse(["-sX"])

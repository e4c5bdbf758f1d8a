from hypothesis import given
from hypothesis import strategies as st

from workbench.actions.commands import Command
from workbench.ui.palette.fuzzy import rank, score


def _command(title: str, group: str = "Request") -> Command:
    return Command(title, title, group, "", lambda: None)


def test_letters_must_come_in_order() -> None:
    assert score("sr", "Send request") is not None
    assert score("tds", "Send request") is None


def test_beginnings_of_words_come_first() -> None:
    commands = [_command("Answer the question"), _command("Add an index"), _command("Restart the backend")]

    assert rank("ai", commands)[0].title == "Add an index"


def test_letters_together_beat_letters_apart() -> None:
    commands = [_command("Clear recorded requests"), _command("Reset world")]

    assert rank("res", commands)[0].title == "Reset world"


def test_group_counts_less_than_title() -> None:
    commands = [_command("Flip it", group="Cache"), _command("Cache off", group="Switch")]

    assert [command.title for command in rank("cache", commands)] == ["Cache off", "Flip it"]


def test_nothing_typed_lists_all_in_their_order() -> None:
    commands = [_command("b"), _command("a")]

    assert rank("  ", commands) == commands


@given(st.text(max_size=12), st.text(min_size=1, max_size=30))
def test_any_text_is_scored_without_error(query: str, title: str) -> None:
    assert len(rank(query, [_command(title)])) <= 1


@given(st.text(alphabet="abcdefgh ", min_size=1, max_size=20))
def test_every_title_fits_itself(title: str) -> None:
    assert rank(title, [_command(title)])

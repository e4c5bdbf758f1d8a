import pytest

from workbench.actions.commands import Command, Commands


def test_runs_a_command_only_while_it_is_enabled() -> None:
    ran: list[str] = []
    commands = Commands()
    commands.add(Command("send", "Send", "Request", "Ctrl+Return", lambda: ran.append("send")))
    commands.add(Command("cancel", "Cancel", "Request", "Escape", lambda: ran.append("cancel"), lambda: False))

    commands.run("send")
    commands.run("cancel")

    assert ran == ["send"]


def test_id_is_taken_once() -> None:
    commands = Commands()
    commands.add(Command("send", "Send", "Request", "", lambda: None))

    with pytest.raises(ValueError, match="send"):
        commands.add(Command("send", "Send again", "Request", "", lambda: None))


def test_sources_are_asked_each_time() -> None:
    saved: list[str] = []
    commands = Commands()
    commands.add_source(lambda: [Command(name, name, "Saved", "", lambda: None) for name in saved])

    before = commands.all()
    saved.append("slow list")

    assert before == ()
    assert [command.id for command in commands.all()] == ["slow list"]
    assert commands.fixed() == ()


def test_chosen_shortcuts_take_the_place_of_those_a_command_came_with() -> None:
    told: list[int] = []
    commands = Commands(chosen={"send": "F5", "unknown": "F6"})
    commands.rebound.connect(lambda: told.append(1))
    commands.add(Command("send", "Send", "Request", "Ctrl+Return", lambda: None))

    def key() -> str:
        return commands.fixed()[0].shortcut

    assert (key(), commands.default("send")) == ("F5", "Ctrl+Return")
    commands.rebind("send", "")
    assert key() == ""
    commands.rebind("send", "Ctrl+Return")
    assert commands.chosen == {"unknown": "F6"}
    commands.choose({"unknown": "F6"})
    assert (key(), len(told)) == ("Ctrl+Return", 2)

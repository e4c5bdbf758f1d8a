from lessons.format.catalogue import load_catalogue
from server.features import ALL
from server.worlds import WORLDS, seeded_users

STATIONS = {"routing", "validation", "handler", "cache", "sql"}
"""Stages that every request has beside those of features."""


def test_the_catalogue_is_what_the_server_knows() -> None:
    known = load_catalogue()

    assert known.features == {feature.id: {choice.value for choice in feature.choices} for feature in ALL}
    assert known.params == {feature.id: {param.name for param in feature.params} for feature in ALL}
    assert known.worlds == {world.name for world in WORLDS}
    assert known.users == {user.username for user in seeded_users()}
    assert known.stages == STATIONS | {feature.id for feature in ALL if feature.stage}

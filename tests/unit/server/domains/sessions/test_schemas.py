from server.domains.sessions.schemas import EXAMPLE
from server.worlds import seeded_users


def test_the_example_is_a_seeded_user() -> None:
    assert EXAMPLE in [{"username": user.username, "password": user.password} for user in seeded_users()]

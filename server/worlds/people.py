"""The three accounts that every world has, with passwords that are published because they protect nothing."""

from dataclasses import dataclass

from server.contract.control import Credentials


@dataclass(frozen=True, slots=True)
class Person:
    """A seeded account. The hash is stored ready-made: making one takes longer than seeding 100,000 rows."""

    id: int
    username: str
    name: str
    role: str
    password: str
    password_hash: str


PEOPLE = (
    Person(
        1,
        "alice",
        "Alice Moreau",
        "user",
        "alice-loves-tasks",
        "$argon2id$v=19$m=65536,t=3,p=4$8pEph8PV8jj3jWk7sDfpyQ$WjWa8hvP0f1zmAvKn3AABrhuvP/isg4ROoeUZJa3b34",
    ),
    Person(
        2,
        "bob",
        "Bob Okafor",
        "user",
        "bob-builds-apis",
        "$argon2id$v=19$m=65536,t=3,p=4$w+g8KlNcSMoKljuOmDhVrQ$Tb+AaLRCSvdt7PzDNLvBlAizjJe8P3Gbl9EwT0gfVS0",
    ),
    Person(
        3,
        "admin",
        "Ada Lindqvist",
        "admin",
        "admin-sees-all",
        "$argon2id$v=19$m=65536,t=3,p=4$rhkXaBmOrCOqsKy5b4zxEg$DA8NlkTGvbhW0GnfrfPbE467keehKlkhO8WV3toEsy0",
    ),
)


def seeded_users() -> tuple[Credentials, ...]:
    """What a learner needs to sign in."""
    return tuple(Credentials(username=one.username, password=one.password, role=one.role) for one in PEOPLE)

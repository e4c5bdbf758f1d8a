from server.identity import Identity, identity_of

ALICE = Identity(1, "alice", "user")


def test_finds_the_user_of_a_request() -> None:
    assert identity_of({"state": {"user": ALICE}}) is ALICE


def test_nobody_is_known_without_authentication() -> None:
    assert identity_of({}) is None
    assert identity_of({"state": {"user": "alice"}}) is None


def test_admins_are_told_by_their_role() -> None:
    assert Identity(3, "admin", "admin").is_admin
    assert not ALICE.is_admin

from server.domains.posts.schemas import AuthorOut


def test_authors_are_shown_without_their_address() -> None:
    assert set(AuthorOut.model_fields) == {"id", "username", "name"}

import pytest
from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError

from server.models import Post


@pytest.mark.parametrize("relation", ["author", "comments"])
def test_a_relation_that_was_not_loaded_raises(taught, relation: str) -> None:
    with taught.resources.sessions() as session:
        post = session.scalars(select(Post)).first()
        with pytest.raises(InvalidRequestError, match="raise"):
            getattr(post, relation)

from server.domains.posts.repository import PostRepository
from server.features.data.loading import SelectIn


def test_finds_posts_through_the_loading_strategy(taught) -> None:
    with taught.resources.sessions() as session:
        repository = PostRepository(session, SelectIn())
        newest = repository.newest(limit=3, page=1)
        one = repository.find(7)
        nothing = repository.find(7_000)

    assert [post.id for post in newest] == [200, 199, 198]
    assert one is not None
    assert {comment.post_id for comment in one.comments} == {7}
    assert nothing is None

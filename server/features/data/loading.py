"""Fetch what belongs to each row, in one go or one by one.

Problem: a list of 20 posts needs 20 authors and 20 lists of comments. Asked for one by one that is 1 + 2 x 20
statements, each with its way to the database and back: the N+1 problem. Nobody writes it on purpose: a lazy
attribute in a loop does.
Idea: ask once for all: either joined to the posts (one statement, wide rows), or with one further statement per
kind, by the ids that are needed (select-in).
Trade-off: a join repeats each post for each of its comments; select-in needs a few statements and a list of ids.
"""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from server.contract.features import ChoiceInfo
from server.features.base import Feature
from server.models import Comment, Post, User

Posts = Select[Post]


class Loading(Protocol):
    """Runs a query for posts and fills in their authors and comments."""

    def load(self, session: Session, query: Posts) -> Sequence[Post]: ...


class Lazy:
    """One query for the posts, then two more for each of them."""

    def load(self, session: Session, query: Posts) -> Sequence[Post]:
        """Do by hand what lazy attributes do behind one's back."""
        posts = session.scalars(query).all()
        for post in posts:
            author = session.scalars(select(User).where(User.id == post.author_id)).one()
            comments = session.scalars(select(Comment).where(Comment.post_id == post.id).order_by(Comment.id)).all()
            set_committed_value(post, "author", author)
            set_committed_value(post, "comments", list(comments))
        return posts


class Join:
    """One statement: the posts joined with authors and comments."""

    def load(self, session: Session, query: Posts) -> Sequence[Post]:
        """Let the database put everything side by side; posts that come several times are merged again."""
        wide = query.options(joinedload(Post.author), joinedload(Post.comments))
        return session.scalars(wide).unique().all()


class SelectIn:
    """Three statements, however many posts: posts, their authors, their comments."""

    def load(self, session: Session, query: Posts) -> Sequence[Post]:
        """Collect the ids first, then ask ``WHERE id IN (...)`` once per kind."""
        return session.scalars(query.options(selectinload(Post.author), selectinload(Post.comments))).all()


FEATURE = Feature(
    id="data.loading",
    title="Loading",
    summary="How posts get their authors and comments.",
    teaches="The N+1 problem and its two cures.",
    choices=(
        ChoiceInfo(value="lazy", label="lazy", summary="Two more statements for each post."),
        ChoiceInfo(value="join", label="join", summary="One wide statement."),
        ChoiceInfo(value="selectin", label="select-in", summary="One statement per kind of thing."),
    ),
    default="lazy",
    strategies={
        "lazy": lambda _setting, _resources: Lazy(),
        "join": lambda _setting, _resources: Join(),
        "selectin": lambda _setting, _resources: SelectIn(),
    },
)

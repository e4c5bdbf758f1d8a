"""The tables of the taught domain: users, their tasks with tags, and posts with comments."""

from server.models.base import Base
from server.models.posts import Comment, Post
from server.models.tasks import Tag, Task, task_tags
from server.models.users import User

__all__ = ["Base", "Comment", "Post", "Tag", "Task", "User", "task_tags"]

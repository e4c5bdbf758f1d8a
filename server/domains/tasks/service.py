"""The rules of tasks: who may write which, and what a write must agree with."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from server.domains.failures import ConflictError, Fault, InvalidError, NotFoundError, PreconditionError
from server.domains.tasks.repository import TaskRepository
from server.domains.tasks.schemas import TaskCreate, TaskFilter, TaskPatch, TaskReplace
from server.features.auth.roles import Policy
from server.features.cache.profile import ProfileCache
from server.features.data.pagination import Page, Pagination
from server.identity import Identity
from server.models import Task
from server.models.base import now
from server.recording.record import span

Condition = Callable[[int], bool]
"""Says of a version whether the client still wants to write."""


class TaskService:
    """What can be done with tasks, for one user in one transaction."""

    def __init__(
        self, session: Session, pagination: Pagination, policy: Policy, profiles: ProfileCache, user: Identity | None
    ) -> None:
        self._session = session
        self._repository = TaskRepository(session, pagination)
        self._policy = policy
        self._profiles = profiles
        self._user = user

    def page(self, wanted: TaskFilter) -> Page:
        """A piece of the list."""
        with span("find tasks"):
            return self._repository.page(wanted)

    def page_of(self, owner_id: int, wanted: TaskFilter) -> Page:
        """A piece of one owner's list."""
        if not self._repository.has_user(owner_id):
            raise NotFoundError.of("user", owner_id)
        return self.page(wanted.model_copy(update={"owner_id": owner_id}))

    def get(self, task_id: int) -> Task:
        """One task."""
        task = self._repository.find(task_id)
        if task is None:
            raise NotFoundError.of("task", task_id)
        return task

    def create(self, wanted: TaskCreate) -> Task:
        """Store a new task for its owner, or for who is asking."""
        owner_id = wanted.owner_id or (self._user.id if self._user else None)
        if owner_id is None:
            raise InvalidError([Fault(("body", "owner_id"), "Say whose task it is, or sign in.", "missing")])
        self._check_owner(owner_id)
        task = Task(**wanted.model_dump(exclude={"tags", "owner_id"}), owner_id=owner_id)
        task.tags = self._repository.tags(wanted.tags)
        self._repository.add(task)
        self._profile_changes(owner_id)
        return task

    def replace(self, task_id: int, wanted: TaskReplace, condition: Condition) -> Task:
        """Write every field."""
        task = self._writable(task_id, condition, wanted.version)
        values = wanted.model_dump(exclude={"version"})
        values["owner_id"] = wanted.owner_id or task.owner_id
        return self._write(task, values)

    def patch(self, task_id: int, wanted: TaskPatch, condition: Condition) -> Task:
        """Write the fields that were sent."""
        values = wanted.model_dump(exclude_unset=True)
        task = self._writable(task_id, condition, values.pop("version", None))
        return self._write(task, values) if values else task

    def delete(self, task_id: int, condition: Condition) -> None:
        """Remove a task."""
        task = self._writable(task_id, condition, None)
        self._repository.remove(task)
        self._profile_changes(task.owner_id)

    def _writable(self, task_id: int, condition: Condition, version: int | None) -> Task:
        """The task, if it may be written by this user, in this version."""
        task = self.get(task_id)
        self._policy.require_owner(self._user, task.owner_id)
        if not condition(task.version):
            raise PreconditionError(f"Task {task_id} is at version {task.version} now.")
        if version is not None and version != task.version:
            raise ConflictError(f"Task {task_id} is at version {task.version}, and you read version {version}.")
        return task

    def _write(self, task: Task, values: dict[str, Any]) -> Task:
        if values.get("owner_id", task.owner_id) != task.owner_id:
            self._check_owner(values["owner_id"])
            self._profile_changes(task.owner_id)
        if "tags" in values:
            task.tags = self._repository.tags(values.pop("tags"))
        for name, value in values.items():
            setattr(task, name, value)
        task.updated_at = now()
        self._repository.write()
        self._profile_changes(task.owner_id)
        return task

    def _check_owner(self, owner_id: int) -> None:
        self._policy.require_owner(self._user, owner_id)
        if not self._repository.has_user(owner_id):
            raise InvalidError([Fault(("body", "owner_id"), f"There is no user {owner_id}.", "unknown_user")])

    def _profile_changes(self, owner_id: int) -> None:
        """Tell the cache after the commit: told before, a reader could store the old profile once more."""

        def tell(_session: Session) -> None:
            self._profiles.changed(owner_id)

        event.listen(self._session, "after_commit", tell, once=True)

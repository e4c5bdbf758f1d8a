from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy.orm.exc import StaleDataError

from server.domains.tasks.schemas import TaskCreate, TaskPatch
from server.domains.tasks.service import TaskService
from server.features.auth.roles import Anybody
from server.features.cache.profile import NoCache
from server.features.data.pagination import Offset
from server.identity import Identity


def _service(session, user: Identity | None = None) -> TaskService:
    return TaskService(session, Offset(), Anybody(), NoCache(), user)


class Heard(NoCache):
    def __init__(self) -> None:
        self.users: list[int] = []

    def changed(self, user_id: int) -> None:
        self.users.append(user_id)


def test_owner_is_who_asks_when_left_out(taught) -> None:
    with taught.resources.sessions() as session:
        task = _service(session, Identity(1, "alice", "user")).create(TaskCreate(title="Mine"))

    assert task.owner_id == 1


def test_two_writers_of_one_version_cannot_both_win(taught) -> None:
    both_have_read = Barrier(2)

    def write(priority: int) -> str:
        def condition(_version: int) -> bool:
            both_have_read.wait(timeout=5)
            return True

        with taught.resources.sessions() as session:
            try:
                _service(session).patch(1, TaskPatch(priority=priority), condition)
                session.commit()
            except StaleDataError:
                return "lost"
        return "won"

    with ThreadPoolExecutor(2) as pool:
        results = sorted(pool.map(write, (4, 5)))

    assert results == ["lost", "won"]


def test_profiles_hear_of_a_write_only_after_its_commit(taught) -> None:
    heard = Heard()
    with taught.resources.sessions() as session:
        service = TaskService(session, Offset(), Anybody(), heard, None)
        service.create(TaskCreate(title="Not yet", owner_id=42))
        before = list(heard.users)
        session.commit()

    assert (before, heard.users) == ([], [42])


def test_profiles_do_not_hear_of_what_was_rolled_back(taught) -> None:
    heard = Heard()
    with taught.resources.sessions() as session:
        TaskService(session, Offset(), Anybody(), heard, None).create(TaskCreate(title="Never", owner_id=42))
        session.rollback()

    assert heard.users == []


def test_moving_a_task_tells_both_owners(taught) -> None:
    heard = Heard()
    with taught.resources.sessions() as session:
        service = TaskService(session, Offset(), Anybody(), heard, None)
        before = service.get(1).owner_id
        service.patch(1, TaskPatch(owner_id=42), lambda _version: True)
        session.commit()

    assert set(heard.users) == {before, 42}

"""Tasks over HTTP: methods, codes and headers; no rules and no SQL."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query, Response

from server.conditional import may_change
from server.domains.dependencies import CacheDep, PaginationDep, PolicyDep, SessionDep, UserDep, accepts_json
from server.domains.documented import problems
from server.domains.fields import MAX_ID
from server.domains.tasks.schemas import TaskCreate, TaskFilter, TaskOut, TaskPage, TaskPatch, TaskReplace
from server.domains.tasks.service import Condition, TaskService
from server.features.data.pagination import Page
from server.models import Task
from server.recording.route import RecordedRoute

router = APIRouter(tags=["tasks"], route_class=RecordedRoute)

TaskId = Annotated[int, Path(ge=1, le=MAX_ID, examples=[1187])]
Filter = Annotated[TaskFilter, Query()]


async def _service(
    session: SessionDep, pagination: PaginationDep, policy: PolicyDep, profiles: CacheDep, user: UserDep
) -> TaskService:
    return TaskService(session, pagination, policy, profiles, user)


async def _condition(
    if_match: Annotated[str | None, Header(description="Write only this version: the ETag that was read.")] = None,
) -> Condition:
    return lambda version: may_change(if_match, _tag(version))


Service = Annotated[TaskService, Depends(_service)]
IfMatch = Annotated[Condition, Depends(_condition)]


@router.get("/tasks", summary="List tasks", responses=problems(400, 422))
def list_tasks(service: Service, wanted: Filter) -> TaskPage:
    """Filtered, sorted, and cut into pages by the chosen pagination."""
    return as_page(service.page(wanted))


@router.post(
    "/tasks",
    status_code=201,
    summary="Create a task",
    responses=problems(400, 403, 413, 415, 422),
    dependencies=[Depends(accepts_json)],
)
def create_task(service: Service, wanted: TaskCreate, response: Response) -> TaskOut:
    """Answers 201 and says in Location where the task lives. Sending it twice makes two tasks."""
    task = service.create(wanted)
    response.headers["Location"] = f"/tasks/{task.id}"
    return _answer(task, response)


@router.get("/tasks/{task_id}", summary="Read a task", responses=problems(404, 422))
def read_task(service: Service, task_id: TaskId, response: Response) -> TaskOut:
    """The ETag names the version: send it back as If-Match when you write."""
    return _answer(service.get(task_id), response)


@router.put(
    "/tasks/{task_id}",
    summary="Replace a task",
    responses=problems(400, 403, 404, 409, 412, 413, 415, 422),
    dependencies=[Depends(accepts_json)],
)
def replace_task(
    service: Service, task_id: TaskId, wanted: TaskReplace, condition: IfMatch, response: Response
) -> TaskOut:
    """Writes every field: what is left out goes back to its default. Sending it twice changes nothing more."""
    return _answer(service.replace(task_id, wanted, condition), response)


@router.patch(
    "/tasks/{task_id}",
    summary="Change some fields of a task",
    responses=problems(400, 403, 404, 409, 412, 413, 415, 422),
    dependencies=[Depends(accepts_json)],
)
def patch_task(service: Service, task_id: TaskId, wanted: TaskPatch, condition: IfMatch, response: Response) -> TaskOut:
    """Writes only what was sent."""
    return _answer(service.patch(task_id, wanted, condition), response)


@router.delete(
    "/tasks/{task_id}",
    status_code=204,
    response_class=Response,
    summary="Delete a task",
    responses=problems(403, 404, 412, 422),
)
def delete_task(service: Service, task_id: TaskId, condition: IfMatch) -> None:
    """Answers 204; a second time there is nothing left to delete, and the answer is 404."""
    service.delete(task_id, condition)


@router.get("/users/{user_id}/tasks", tags=["users"], summary="List a user's tasks", responses=problems(400, 404, 422))
def list_tasks_of_user(
    service: Service, user_id: Annotated[int, Path(ge=1, le=MAX_ID, examples=[42])], wanted: Filter
) -> TaskPage:
    """The same list as /tasks?owner_id=..., but an unknown user is a 404."""
    return as_page(service.page_of(user_id, wanted))


def as_page(page: Page) -> TaskPage:
    """The page on the wire."""
    return TaskPage(
        items=[TaskOut.model_validate(task) for task in page.items],
        count=len(page.items),
        limit=page.limit,
        page=page.page,
        next_page=page.next_page,
        next_cursor=page.next_cursor,
        capped=page.capped,
    )


def _answer(task: Task, response: Response) -> TaskOut:
    response.headers["ETag"] = _tag(task.version)
    return TaskOut.model_validate(task)


def _tag(version: int) -> str:
    return f'"{version}"'

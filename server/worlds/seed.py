"""Fills the tables by set-based SQL with deterministic arithmetic: the same world on every machine, without a loop.

``h`` is the row's number sent through a linear congruential generator (Numerical Recipes' multiplier), so that
neighbours differ. ``g`` multiplies its halves and sends that through a second one (MINSTD), so that what is taken from
``g`` does not depend on what is taken from ``h``. Each column takes digits of its own: ``g % 3``, ``g / 3 % 5``, ...

Tasks are most of a world, so they are made with care: days, the slots of a day and kinds of tasks are small tables, and
every pair of a day and a slot is a task, in key order.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, text

from server.contract.control import WorldInfo
from server.worlds import words
from server.worlds.dialects import Spelling
from server.worlds.people import PEOPLE

Progress = Callable[[int, int], None]

YEAR_BEGINS = 1_735_689_600  # 2025-01-01T00:00:00Z
YEAR_S = 31_536_000
WORKING_DAYS = 250
DUE_WITHIN_DAYS = 60
MORNING_S, WORKING_DAY_S = 8 * 3600, 10 * 3600
BEGINNINGS = 4001
"""At how many kinds a day may begin: a prime, so that days with neighbouring numbers begin far apart."""
BUSY_OWNER = 7
"""This owner has one task in a hundred on top: real tables are never even."""

HELPERS = ("verbs", "objects", "firsts", "lasts", "remarks", "titles", "kinds", "days", "slots")

NUMBERED = (
    "WITH {series}, mixed(n, h) AS (SELECT n, (n * 1664525 + 1013904223) % 4294967296 FROM series), "
    "rows_(n, h, g) AS (SELECT n, h, (h / 65536 * (h % 65536) + n) * 48271 % 2147483647 FROM mixed) "
)


@dataclass(frozen=True, slots=True)
class Step:
    """One statement, with the rows that it adds to the progress."""

    sql: str
    params: list[dict[str, Any]] = field(default_factory=list)
    rows: int = 0


def seed(connection: Connection, steps: tuple[Step, ...], progress: Progress) -> None:
    """Run the steps on tables that are there and empty, telling how many rows are done."""
    total = sum(step.rows for step in steps)
    done = 0
    for step in steps:
        connection.execute(text(step.sql), step.params or None)
        done += step.rows
        if step.rows:
            progress(done, total)


def steps_for(world: WorldInfo, spelling: Spelling) -> tuple[Step, ...]:
    """All statements of a world, in order; also what its snapshot's name is hashed from."""
    return (
        *_words(),
        *_calendar(world, spelling),
        *_users(world, spelling),
        *_tasks(world, spelling),
        *_tags(world, spelling),
        *_posts(world, spelling),
        *(Step(sql) for sql in spelling.after),
        *(Step(f"DROP TABLE {name}") for name in HELPERS),
    )


def _words() -> Iterator[Step]:
    lists = {
        "verbs": words.VERBS,
        "objects": words.OBJECTS,
        "firsts": words.FIRST_NAMES,
        "lasts": words.LAST_NAMES,
        "remarks": words.REMARKS,
    }
    for name, entries in lists.items():
        yield Step(f"CREATE TEMPORARY TABLE {name} (id INTEGER PRIMARY KEY, word VARCHAR(100))")
        yield Step(
            f"INSERT INTO {name} (id, word) VALUES (:id, :word)",
            [{"id": number, "word": word} for number, word in enumerate(entries)],
        )
    yield Step("CREATE TEMPORARY TABLE titles (id INTEGER PRIMARY KEY, word VARCHAR(200))")
    yield Step(
        f"INSERT INTO titles (id, word) SELECT verbs.id * {len(words.OBJECTS)} + objects.id, "
        "verbs.word || ' ' || objects.word FROM verbs CROSS JOIN objects"
    )


def _calendar(world: WorldInfo, spelling: Spelling) -> Iterator[Step]:
    """Working days, and the slots of a day: two tasks at each moment."""
    daily = world.tasks // WORKING_DAYS
    day = spelling.day.format(f"{YEAR_BEGINS} + (n + (n + 2) / 5 * 2) * 86400")  # the year begins on a Wednesday
    days = NUMBERED.format(series=spelling.series.format(first=0, last=WORKING_DAYS + DUE_WITHIN_DAYS - 1))
    yield Step("CREATE TEMPORARY TABLE days (id INTEGER PRIMARY KEY, day DATE, g BIGINT)")
    yield Step(f"INSERT INTO days (id, day, g) {days} SELECT n, {day}, g FROM rows_")
    clock = spelling.clock.format(f"{MORNING_S} + n / 2 * {2 * WORKING_DAY_S} / {daily}")
    slots = spelling.series.format(first=0, last=daily - 1)
    yield Step("CREATE TEMPORARY TABLE slots (id INTEGER PRIMARY KEY, clock TIME)")
    yield Step(f"INSERT INTO slots (id, clock) WITH {slots} SELECT n, {clock} FROM series")


def _users(world: WorldInfo, spelling: Spelling) -> Iterator[Step]:
    moment = spelling.moment.format(f"{YEAR_BEGINS} - n % 1000 * 86400")
    yield Step(
        "INSERT INTO users (id, username, email, name, role, password_hash, created_at) "
        f"SELECT :id, :username, :email, :name, :role, :password_hash, {moment} FROM (SELECT :id AS n) AS one",
        [
            {
                "id": person.id,
                "username": person.username,
                "email": f"{person.username}@example.org",
                "name": person.name,
                "role": person.role,
                "password_hash": person.password_hash,
            }
            for person in PEOPLE
        ],
        rows=len(PEOPLE),
    )
    numbered = NUMBERED.format(series=spelling.series.format(first=len(PEOPLE) + 1, last=world.users))
    yield Step(
        "INSERT INTO users (id, username, email, name, role, created_at) "
        + numbered
        + "SELECT n, lower(firsts.word) || n, lower(firsts.word) || n || '@example.org', "
        f"firsts.word || ' ' || lasts.word, 'user', {moment} FROM rows_ "
        f"JOIN firsts ON firsts.id = g % {len(words.FIRST_NAMES)} "
        f"JOIN lasts ON lasts.id = g / 26 % {len(words.LAST_NAMES)}",
        rows=world.users - len(PEOPLE),
    )


def _tasks(world: WorldInfo, spelling: Spelling) -> Iterator[Step]:
    """Two tasks share each ``created_at``: a cursor over time alone would lose one of them.

    What needs no look at the day is drawn once, into more kinds than a day has slots; each day begins at another one.
    """
    daily = world.tasks // WORKING_DAYS
    yield Step(
        "CREATE TEMPORARY TABLE kinds "
        "(id INTEGER PRIMARY KEY, title VARCHAR(200), done BOOLEAN, priority INTEGER, ahead INTEGER, g BIGINT)"
    )
    yield Step(
        "INSERT INTO kinds (id, title, done, priority, ahead, g) "
        + NUMBERED.format(series=spelling.series.format(first=0, last=BEGINNINGS + daily - 1))
        + "SELECT n, titles.word, g % 3 = 0, 1 + g / 3 % 5, "
        f"CASE WHEN g / 15 % 2 = 0 THEN g / 36000 % {DUE_WITHIN_DAYS} END, g "
        f"FROM rows_ JOIN titles ON titles.id = g / 30 % {len(words.VERBS) * len(words.OBJECTS)}"
    )
    number = f"days.id * {daily} + slots.id + 1"
    owner = f"CASE WHEN ({number}) % 100 = 0 THEN {BUSY_OWNER} ELSE 1 + (days.g + kinds.g) % {world.users} END"
    moment = spelling.moment_of
    yield Step(
        "INSERT INTO tasks (id, owner_id, title, done, priority, due, created_at, updated_at, version) "
        f"SELECT {number}, {owner}, title, done, priority, later.day, {moment}, {moment}, 1 "
        "FROM days CROSS JOIN slots CROSS JOIN kinds LEFT JOIN days AS later ON later.id = days.id + kinds.ahead "
        f"WHERE days.id < {WORKING_DAYS} AND kinds.id = days.g % {BEGINNINGS} + slots.id",
        rows=world.tasks,
    )


def _tags(world: WorldInfo, spelling: Spelling) -> Iterator[Step]:
    """A quarter of the tasks has a tag, a twentieth a second one."""
    yield Step(
        "INSERT INTO tags (id, name) VALUES (:id, :name)",
        [{"id": number, "name": name} for number, name in enumerate(words.TAGS, start=1)],
        rows=len(words.TAGS),
    )
    yield Step(
        "INSERT INTO task_tags (task_id, tag_id) "
        f"WITH {spelling.series.format(first=1, last=world.tasks // 4)} "
        f"SELECT n * 4, 1 + (n + k * 5) % {len(words.TAGS)} FROM series "
        "CROSS JOIN (SELECT 0 AS k UNION ALL SELECT 1) AS which WHERE k = 0 OR n % 5 = 0",
        rows=world.tasks // 4 + world.tasks // 20,
    )


def _posts(world: WorldInfo, spelling: Spelling) -> Iterator[Step]:
    titles = len(words.VERBS) * len(words.OBJECTS)
    posted = spelling.moment.format(f"{YEAR_BEGINS} + n * {YEAR_S} / {world.posts}")
    yield Step(
        "INSERT INTO posts (id, author_id, title, body, created_at) "
        + NUMBERED.format(series=spelling.series.format(first=1, last=world.posts))
        + f"SELECT n, 1 + h / 64 % {world.users}, 'How we ' || lower(titles.word), "
        f"'What it took to ' || lower(titles.word) || ', and what we would do differently.', {posted} "
        f"FROM rows_ CROSS JOIN titles WHERE titles.id = g % {titles}",
        rows=world.posts,
    )
    post = f"(1 + (n - 1) % {world.posts})"
    said = spelling.moment.format(f"{YEAR_BEGINS} + {post} * {YEAR_S} / {world.posts} + (n / {world.posts} + 1) * 5400")
    yield Step(
        "INSERT INTO comments (id, post_id, author_id, body, created_at) "
        + NUMBERED.format(series=spelling.series.format(first=1, last=world.comments))
        + f"SELECT n, {post}, 1 + h / 128 % {world.users}, remarks.word, {said} "
        f"FROM rows_ CROSS JOIN remarks WHERE remarks.id = g % {len(words.REMARKS)}",
        rows=world.comments,
    )

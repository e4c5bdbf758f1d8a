import pytest

from lessons.format.load import course_path, load_lesson, load_pack, read_pack
from lessons.format.models import Check, Quiz, Send, Toggle
from lessons.format.problems import LessonError


def test_a_lesson_is_loaded_whole(write) -> None:
    lesson = load_lesson(write())

    assert (lesson.id, lesson.world, lesson.features) == ("my.first", "tasks-1k", ("http.request_id",))
    assert [step.id for step in lesson.steps] == ["meet", "rule"]
    meet, rule = lesson.steps
    assert [(send.name, send.method, send.target) for send in meet.of(Send)] == [("before", "GET", "/tasks/7")]
    assert [(toggle.feature, toggle.to) for toggle in meet.of(Toggle)] == [("http.request_id", "off")]
    assert meet.solve is not None
    assert [verb.words for verb in meet.solve.do] == [("http.request_id", "off"), ("before",)]
    assert rule.of(Quiz)[0].feedback.keys() == {"a", "b"}


def test_each_check_stands_at_its_own_line(write) -> None:
    path = write()
    (check,) = load_lesson(path).steps[0].of(Check)

    assert path.read_text().split("\n")[check.place.line - 1] == "[nameless]"


@pytest.mark.parametrize(
    ("swap", "code", "line", "words"),
    [
        ({"+++\nformat": "format"}, "E102", 1, "front matter"),
        ({'id = "my.first"': 'id = "my.first'}, "E103", 3, "not valid TOML"),
        ({"## Meet the problem {#meet}": "## Meet the problem"}, "E104", 12, "needs an id"),
        ({"minutes = 5": "minute = 5"}, "E111", 1, "did you mean 'minutes'?"),
        ({"minutes = 5": 'minutes = "5"'}, "E112", 1, "must be int"),
        ({'["request-id"]': "[1]"}, "E112", 1, "list of texts"),
        ({'world = "tasks-1k"\n': ""}, "E113", 1, "'world' is missing"),
        ({"format = 1": "format = 9"}, "E114", 1, "reads format 1"),
        ({"```toml check": "```toml chek"}, "E201", 25, "did you mean 'check'?"),
        ({"GET /tasks/7": "get tasks"}, "E202", 21, "no request line"),
        ({"GET /tasks/7": "GET /tasks/7\nAccept"}, "E203", 23, "no header line"),
        ({"[nameless]\ntitle": "nameless = 1\n[x]\ntitle"}, "E204", 25, "a check is a table"),
        ({"send before": "sent before"}, "E205", 37, "did you mean 'send'?"),
        ({"send as=before": "send"}, "E206", 21, "needs a name"),
        ({'feature = "http.request_id"\nto': "to"}, "E207", 16, "'feature' is missing"),
        ({"shows = \"{before.status}\"": 'show = "x"'}, "E208", 26, "did you mean 'shows'?"),
    ],
)  # fmt: skip
def test_every_fault_names_its_line(write, swap, code, line, words) -> None:
    with pytest.raises(LessonError) as caught:
        load_lesson(write(swap))

    first = caught.value.problems[0]
    assert (first.code, first.place.line) == (code, line), str(first)
    assert words in first.message


def test_all_faults_of_a_pack_come_at_once(write, tmp_path) -> None:
    write({"minutes = 5": "minute = 5", "```toml hint": "```toml hin"})

    pack, problems = read_pack(tmp_path)

    assert pack.lessons == ()
    assert {problem.code for problem in problems} == {"E111", "E113", "E201"}
    with pytest.raises(LessonError):
        load_pack(tmp_path)


@pytest.mark.parametrize("text", [None, "title = ["])
def test_a_pack_that_cannot_be_read_is_one_fault(tmp_path, text) -> None:
    if text is not None:
        (tmp_path / "pack.toml").write_text(text)

    assert [problem.code for problem in read_pack(tmp_path)[1]] == ["E100"]


def test_a_lesson_that_is_missing_or_no_text(tmp_path) -> None:
    (tmp_path / "b.md").write_bytes(b"\xff\xfe")
    for name in ("a.md", "b.md"):
        with pytest.raises(LessonError, match="E101"):
            load_lesson(tmp_path / name)


def test_the_course_loads() -> None:
    pack = load_pack(course_path())

    assert pack.lessons[0].id == "http.anatomy"
    assert len(pack.lessons) == len(list(course_path().glob("*.md")))
    assert pack.lesson("data.index").chapter == "data"


@pytest.mark.parametrize(
    "text",
    [
        'lessons = "lesson.md"',
        "lessons = [1]",
        'lessons = ["../lesson.md"]',
        'lessons = ["/lesson.md"]',
        'lessons = ["..\\\\lesson.md"]',
        'lessons = ["C:lesson.md"]',
        'lessons = []\nchapters = ["a"]',
    ],
)
def test_a_pack_names_files_of_its_own_only(write, text) -> None:
    folder = write().parent
    (folder / "pack.toml").write_text(text, encoding="utf-8")

    pack, problems = read_pack(folder)

    assert pack.lessons == ()
    assert [problem.code for problem in problems] == ["E105"]

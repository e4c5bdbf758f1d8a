import pytest

from lessons.format.lint import lint_pack
from lessons.format.load import course_path

MORE_CHECKS = '[nameless]\ntitle = "T"\nexpr = "before.status == 1"\nfail = "f"\n'


def _codes(folder) -> list[str]:
    return [problem.code for problem in lint_pack(folder)]


def test_the_course_has_no_problem() -> None:
    assert lint_pack(course_path()) == ()


def test_the_template_has_no_problem(write, tmp_path) -> None:
    write()

    assert lint_pack(tmp_path) == ()


@pytest.mark.parametrize(
    ("swap", "code", "words"),
    [
        ({"minutes = 5": "minutes = 90"}, "E511", "5 to 12"),
        ({"{#rule}": "{#meet}"}, "E513", "'meet' is used twice"),
        ({'say = ["The switch is in the group HTTP."]': 'say = ["a", "b", "c", "d"]'}, "E520", "at most 3"),
        ({'answer = "a"\na =': 'answer = "z"\na ='}, "E521", "not among the choices"),
        ({'b = "It costs a little. It pays when something goes wrong."\n': ""}, "E307", "choice 'b' has no feedback"),
        ({"```toml solve\ndo = [\"toggle http.request_id off\", \"send before\"]\n```": ""}, "E530", "no solve"),
        ({'shows = "nameless"': 'shows = "nameles"'}, "E531", "did you mean 'nameless'?"),
        ({'fail = "The answer was {before.status}. Switch \'Request id\' off, then send it unchanged."': 'fail = ""'},
         "E532", "no fail message"),
        ({"expr = \"before.status == 200 and 'x-request-id' not in before.headers\"": 'expr = ""'}, "E533", "no expr"),
        ({"```toml hint": "```toml check\n" + MORE_CHECKS + "```\n\n```toml hint"}, "E534", "stands twice"),
    ],
)  # fmt: skip
def test_faults_of_teaching(write, tmp_path, swap, code, words) -> None:
    write(swap)

    found = {problem.code: problem.message for problem in lint_pack(tmp_path)}
    assert code in found
    assert words in found[code]


def test_a_lesson_without_a_quiz_or_steps(write, tmp_path) -> None:
    path = write()
    path.write_text(path.read_text().split("## Meet")[0])

    assert _codes(tmp_path) == ["E510", "E512"]


@pytest.mark.parametrize(
    ("pack", "front", "code"),
    [
        ('lessons = ["lesson.md", "lesson.md"]', None, "E501"),
        ('lessons = ["lesson.md"]\n[chapters]\ndata = "D"', None, "E502"),
        ('lessons = ["lesson.md"]', 'prerequisites = ["no.such"]', "E503"),
        ('lessons = ["lesson.md", "other.md"]', 'prerequisites = ["other"]', "E504"),
    ],
)
def test_faults_of_a_pack(write, tmp_path, pack, front, code) -> None:
    other = write({'id = "my.first"': 'id = "other"'}).rename(tmp_path / "other.md")
    write({"minutes = 5": f"minutes = 5\n{front}"} if front else None)
    (tmp_path / "pack.toml").write_text(pack)

    assert other.exists()
    assert _codes(tmp_path) == [code]

import pytest

from lessons.format.models import Place
from lessons.format.problems import LessonError
from lessons.format.raw import parse_toml, read_raw


def _read(tmp_path, text: str):
    path = tmp_path / "x.md"
    path.write_text("+++\na = 1\n+++\n" + text, encoding="utf-8")
    return read_raw(path)


def test_prose_fences_and_headings_with_their_lines(tmp_path) -> None:
    raw = _read(tmp_path, "\n## One {#one}\n\nSome *prose*.\n\n```http send as=x login=alice\nGET /\n```\n\nMore.\n")

    (step,) = raw.steps
    assert raw.front == {"a": 1}
    assert (step.id, step.title, step.place.line) == ("one", "One", 5)
    assert [(block.kind, block.text.strip(), block.place.line) for block in step.blocks] == [
        ("", "Some *prose*.", 6),
        ("send", "GET /", 9),
        ("", "More.", 12),
    ]
    assert step.blocks[1].options == {"as": "x", "login": "alice"}


def test_a_fence_that_is_only_shown_stays_prose(tmp_path) -> None:
    (step,) = _read(tmp_path, "## One {#one}\n\n```sql\nSELECT 1\n```\n\n```toml\na = 1\n```\n").steps

    assert [block.kind for block in step.blocks] == [""]
    assert "```sql" in step.blocks[0].text


def test_a_heading_inside_a_fence_is_no_step(tmp_path) -> None:
    assert len(_read(tmp_path, "## One {#one}\n\n```text\n## Two {#two}\n```\n").steps) == 1


def test_toml_says_at_which_line_it_breaks(tmp_path) -> None:
    with pytest.raises(LessonError) as caught:
        parse_toml("a = 1\nb = \n", Place(tmp_path / "x.md", 10))

    assert caught.value.problems[0].place.line == 11

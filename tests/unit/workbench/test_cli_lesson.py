import argparse
import zipfile

import pytest

from lessons.format import course_path, load_pack
from workbench import cli_lesson
from workbench.cli import main
from workbench.learning.proof import LessonProof, StepProof

LESSONS = len(load_pack(course_path()).lessons)


def test_list_names_the_lessons_in_order(capsys) -> None:
    assert main(["lesson", "list"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["http.anatomy", "8", "min", "Anatomy", "of", "a", "request"]
    assert len(lines) == LESSONS


def test_lint_of_the_course_finds_nothing(capsys) -> None:
    assert main(["lesson", "lint"]) == 0
    assert capsys.readouterr().out == "0 problems\n"


def test_a_new_lesson_is_written_once_and_is_clean(tmp_path, capsys) -> None:
    file = tmp_path / "mine.md"
    (tmp_path / "pack.toml").write_text('lessons = ["mine.md"]')

    assert main(["lesson", "new", str(file)]) == 0
    assert main(["lesson", "lint", str(tmp_path)]) == 0
    assert main(["lesson", "new", str(file)]) == 1
    assert "was not written" in capsys.readouterr().out


def test_pack_refuses_what_does_not_lint(tmp_path, capsys) -> None:
    (tmp_path / "pack.toml").write_text('lessons = ["gone.md"]')

    assert main(["lesson", "pack", str(tmp_path), str(tmp_path / "out.zip")]) == 1
    assert "E101" in capsys.readouterr().out
    assert not (tmp_path / "out.zip").exists()


def test_pack_puts_the_course_into_one_file(tmp_path) -> None:
    out = tmp_path / "course.zip"

    assert main(["lesson", "pack", str(course_path()), str(out)]) == 0
    assert "pack.toml" in zipfile.ZipFile(out).namelist()


def test_a_packed_course_is_listed_and_linted_as_the_folder_is(tmp_path, capsys) -> None:
    out = str(tmp_path / "course.zip")
    main(["lesson", "pack", str(course_path()), out])
    capsys.readouterr()

    assert main(["lesson", "list", "--pack", out]) == 0
    assert len(capsys.readouterr().out.splitlines()) == LESSONS
    assert main(["lesson", "lint", out]) == 0
    assert capsys.readouterr().out == "0 problems\n"


def test_a_zip_that_cannot_be_trusted_is_said_not_unpacked(tmp_path, capsys) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr("pack.toml", "lessons = []")
        archive.writestr("../out.md", "x")

    assert main(["lesson", "lint", str(tmp_path / "bad.zip")]) == 1
    assert main(["lesson", "test", "--pack", str(tmp_path / "bad.zip")]) == 1
    assert capsys.readouterr().out.count("E123") == 2


def test_unknown_lessons_and_packs_are_said(tmp_path, capsys) -> None:
    assert main(["lesson", "test", "no.such"]) == 2
    assert "There is no lesson no.such" in capsys.readouterr().out
    assert main(["lesson", "test", "--pack", str(tmp_path)]) == 1
    assert "E100" in capsys.readouterr().out


def test_without_a_command_it_says_which_there_are(capsys) -> None:
    with pytest.raises(SystemExit):
        main(["lesson"])
    assert "list, lint, new, pack or test" in capsys.readouterr().err


def test_a_report_has_a_tick_or_a_cross_a_step() -> None:
    proof = LessonProof("a", "A", (StepProof("x", "X"), StepProof("y", "Y", ("because",))), ("all of it",))

    assert cli_lesson.report(proof).splitlines() == ["✗ a: A", "    ✗ all of it", "  ✓ x", "  ✗ y", "      because"]


@pytest.mark.parametrize(("holds", "code"), [(True, 0), (False, 1)])
def test_the_exit_code_of_test_is_the_proofs(monkeypatch, holds, code) -> None:
    asked: list[dict[str, str]] = []

    async def prove(_lessons: object, **real: str) -> bool:
        asked.append(real)
        return holds

    monkeypatch.setattr(cli_lesson, "_prove", prove)
    options = argparse.Namespace(pack=None, ids=["data.index"], database_url="postgresql://x", redis_url="server")

    assert cli_lesson._test(options) == code
    assert asked == [{"database_url": "postgresql://x", "redis_url": "server"}]

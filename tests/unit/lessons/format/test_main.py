from lessons.format.__main__ import main


def test_the_course_is_clean(capsys) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out == ""


def test_problems_are_printed_with_exit_code_1(write, tmp_path, capsys) -> None:
    write({"minutes = 5": "minutes = 90"})

    assert main([str(tmp_path)]) == 1
    assert "lesson.md:1: E511" in capsys.readouterr().out

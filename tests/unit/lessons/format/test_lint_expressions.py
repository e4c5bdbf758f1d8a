import pytest

from lessons.format.lint import lint_pack

EXPR = "before.status == 200 and 'x-request-id' not in before.headers"


@pytest.mark.parametrize(
    ("expr", "code", "words"),
    [
        ("__import__('os').system('id')", "E402", "only named functions can be called"),
        ("befor.status == 200", "E403", "did you mean 'before'?"),
        ("header('befor', 'x') == ''", "E403", "did you mean 'before'?"),
        ("before.statu == 200", "E404", "did you mean 'status'?"),
        ("before.duration_ms < 5", "E405", "gates on the clock"),
        ("lenn(before.stages) == 1", "E406", "did you mean 'len'?"),
        ("len(before.stages, 1) == 1", "E407", "does not take 2 arguments"),
        ("feature('http.requestid') == 'off'", "E408", "did you mean 'http.request_id'?"),
    ],
)
def test_faults_of_checks(write, tmp_path, expr, code, words) -> None:
    path = write({EXPR: expr})

    (problem,) = lint_pack(tmp_path)

    assert problem.code == code
    assert words in problem.message
    assert path.read_text().split("\n")[problem.place.line - 1] == "[nameless]"


def test_a_soft_check_may_look_at_the_clock(write, tmp_path) -> None:
    write({f'expr = "{EXPR}"': 'expr = "before.duration_ms < 5"\nsoft = true'})

    assert lint_pack(tmp_path) == ()


def test_messages_are_checked_like_expressions(write, tmp_path) -> None:
    write({"The answer was {before.status}.": "The answer was {before.statu}."})

    assert [problem.code for problem in lint_pack(tmp_path)] == ["E404"]

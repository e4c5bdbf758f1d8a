import pytest

from lessons.format.lint import lint_pack

WATCH = "```toml watch\n{}\n```\n\n```toml hint"


@pytest.mark.parametrize(
    ("table", "codes", "words"),
    [
        ('chart = "latencies"\nask = "?"', ["E314"], "did you mean 'latency'?"),
        ('chart = "rate"', ["E315"], "what to look for"),
        ('chart = "rate"\nask = "Which line rises?"', [], ""),
    ],
)
def test_a_lesson_points_at_charts_that_there_are(write, tmp_path, table, codes, words) -> None:
    write({"```toml hint": WATCH.format(table)})

    problems = lint_pack(tmp_path)

    assert [problem.code for problem in problems] == codes
    assert all(words in problem.message for problem in problems)

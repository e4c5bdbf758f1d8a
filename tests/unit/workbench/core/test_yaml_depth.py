import pytest

from workbench.core.yaml_depth import DEEPEST, too_deep


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "a: " + "{a: " * 100_000, "- " * 100_000 + "x", "\n".join(" " * n + "a:" for n in range(2_000))],
)
def test_what_would_end_the_process_is_told_before(text: str) -> None:
    assert too_deep(text)


@pytest.mark.parametrize(
    "text",
    ["a: [1, {b: 2}]", "a: [1]\n" * 1_000, "a: |\n" + " " * 5_000 + "x\n", "[" * DEEPEST + "]" * DEEPEST],
)
def test_what_only_looks_deep_is_not(text: str) -> None:
    assert not too_deep(text)

import pytest

from server.domains.tasks.schemas import TaskCreate
from server.worlds import words


@pytest.mark.parametrize("entries", [words.VERBS, words.OBJECTS, words.FIRST_NAMES, words.LAST_NAMES, words.TAGS])
def test_no_word_comes_twice(entries: tuple[str, ...]) -> None:
    assert len(entries) == len(set(entries))


def test_seeded_texts_would_pass_validation() -> None:
    for verb in words.VERBS:
        for thing in words.OBJECTS:
            TaskCreate(title=f"{verb} {thing}", tags=list(words.TAGS[:10]))

"""URL field and rows are two views of one query."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.query_text import url_text, with_url_text
from workbench.core.request import RequestDraft, Row


def test_enabled_rows_stand_behind_the_question_mark() -> None:
    draft = RequestDraft(params=(Row("a", "1"), Row("b", "2", enabled=False), Row("c", "x&y")))

    assert url_text(draft) == "{{base}}/tasks?a=1&c=x%26y"


def test_typed_pairs_become_rows_and_notes_stay() -> None:
    draft = RequestDraft(
        params=(Row("a", "1", note="first"), Row("off", "x", enabled=False), Row("b", "2", note="second"))
    )

    edited = with_url_text(draft, "/t?a=9&c=3&d=4")

    assert edited.url == "/t"
    assert edited.params == (Row("a", "9", note="first"), Row("off", "x", enabled=False), Row("c", "3"), Row("d", "4"))


def test_taking_the_query_away_takes_the_enabled_rows() -> None:
    draft = RequestDraft(params=(Row("a", "1"), Row("off", "x", enabled=False)))

    assert with_url_text(draft, "/t").params == (Row("off", "x", enabled=False),)


@given(st.lists(st.tuples(st.text("ab%+/ü", min_size=1), st.text("ab=%+/?ü"))))
def test_there_and_back_changes_nothing(pairs: list[tuple[str, str]]) -> None:
    draft = RequestDraft(url="/t", params=tuple(Row(name, value) for name, value in pairs))

    assert with_url_text(draft, url_text(draft)) == draft


def test_a_fragment_is_kept_at_the_end_and_is_no_part_of_the_query() -> None:
    draft = with_url_text(RequestDraft(), "/t?a=1#part?x=2")

    assert (draft.url, draft.params) == ("/t#part?x=2", (Row("a", "1"),))
    assert url_text(draft) == "/t?a=1#part?x=2"

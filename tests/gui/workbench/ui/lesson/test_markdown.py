from dataclasses import fields

import pytest

from workbench.ui.lesson.markdown import Look, to_html

LOOK = Look(**{each.name: "#000000" for each in fields(Look)})
COLORED = Look(**{**{each.name: "#000000" for each in fields(Look)}, "keyword": "#abcdef", "accent": "#123456"})


def test_inline_code_is_a_chip_and_is_escaped() -> None:
    assert ">&lt;b&gt;</span>" in to_html("See `<b>`.", LOOK)


def test_keywords_of_a_code_block_are_coloured_and_spaces_inside_a_line_may_break() -> None:
    drawn = to_html("```sql\nSELECT  1\n  FROM t\n```", COLORED)

    assert '<span style="color:#abcdef">SELECT</span> &nbsp;' in drawn
    assert "<br/>&nbsp;&nbsp;" in drawn


def test_code_of_an_unknown_language_stays_plain() -> None:
    assert "one two" in to_html("```nonsense\none two\n```", LOOK)


@pytest.mark.parametrize("markdown", ["<script>x</script>", '<img src="http://a/b.png">'])
def test_html_in_prose_is_text(markdown: str) -> None:
    drawn = to_html(markdown, LOOK)

    assert "<script" not in drawn
    assert "<img" not in drawn


def test_pictures_become_their_words() -> None:
    drawn = to_html("![a tree](http://example.org/tree.png)", LOOK)

    assert "a tree" in drawn
    assert "example.org" not in drawn


def test_only_links_to_lessons_lead_somewhere() -> None:
    drawn = to_html("[inside](lesson:data.index) [outside](https://example.org)", LOOK)

    assert 'href="lesson:data.index"' in drawn
    assert "example.org" not in drawn


def test_last_paragraph_leaves_the_distance_to_what_stands_below() -> None:
    drawn = to_html("One.\n\nTwo.", LOOK)

    assert drawn.index("margin:0 0 8px 0") < drawn.index("One.") < drawn.index("margin:0 0 0 0") < drawn.index("Two.")

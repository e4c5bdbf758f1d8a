"""HTML as text."""

from workbench.core.html_text import readable


def test_what_a_person_would_read_is_left() -> None:
    page = "<head><title>T</title></head><h1>Hi &amp; bye</h1><p>a <a href='http://x'>b</a></p><ul><li>1<li>2</ul>"

    assert readable(page) == "Hi & bye\n\na b <http://x>\n\n• 1\n• 2"


def test_scripts_and_styles_leave_nothing() -> None:
    assert readable("<style>p{}</style><script>alert('<p>x')</script>ok<img alt='a cat'>") == "ok[a cat]"


def test_broken_html_is_read_as_far_as_it_goes() -> None:
    assert readable("<p>one<div>two</p></nope><") == "one\ntwo\n<"

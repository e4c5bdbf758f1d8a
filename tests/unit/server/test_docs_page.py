import re

from server.docs_page import render


def test_page_needs_no_network_and_no_scripts(taught) -> None:
    page = taught.get("/docs").text

    assert not re.search(r"<script|<link|<img|https?://", page)
    assert 'id="problem-422"' in page
    assert "/tasks/{task_id}" in page


def test_texts_are_escaped() -> None:
    operation = {"summary": "<b>", "responses": {"200": {"description": "<i>"}}, "tags": ["a"]}
    schema = {"info": {"title": "<t>", "description": "&"}, "paths": {"/<p>": {"get": operation}}}

    page = render(schema)

    assert not any(raw in page for raw in ("<b>", "<i>", "<t>", "/<p>"))

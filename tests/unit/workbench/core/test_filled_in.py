"""Which stretches of a sent text came out of variables."""

from workbench.core.filled_in import FilledIn, Piece, pieces
from workbench.core.request import ApiKeyAuth, FormBody, JsonBody, RequestDraft, Row
from workbench.core.variables import Scope, Scopes

ENVIRONMENT = Scope.plain("environment", {"a": "1", "name": "X-A"}, "Local")
KNOWN = Scopes((ENVIRONMENT,))


def texts(found: tuple[Piece, ...]) -> list[tuple[str, bool]]:
    return [(piece.text, piece.scope is not None) for piece in found]


def test_values_are_told_from_what_was_typed() -> None:
    assert texts(pieces("x{{a}}y{{a}}", "x1y1", KNOWN)) == [("x", False), ("1", True), ("y", False), ("1", True)]
    assert pieces("{{a}}", "1", KNOWN)[0].scope == ENVIRONMENT


def test_a_default_counts_as_filled_in() -> None:
    assert texts(pieces("{{b:-2}}!", "2!", KNOWN)) == [("2", True), ("!", False)]


def test_nothing_is_guessed() -> None:
    for template, sent in (("{{a}}", "other"), ("{{unknown}}", "1"), ("plain", "plain")):
        assert texts(pieces(template, sent, KNOWN)) == [(sent, False)]
    assert texts(pieces("{{a}}", "1", {"a": "1"})) == [("1", False)]


def test_bodies_of_text_and_headers_of_rows_and_credentials() -> None:
    draft = RequestDraft(
        headers=(Row("{{name}}", " {{a}} "), Row("X-Off", "{{a}}", enabled=False)),
        auth=ApiKeyAuth("X-Key", "k{{a}}"),
        body=JsonBody("[{{a}}]"),
    )

    typed = FilledIn(draft, KNOWN)

    assert texts(typed.body("[1]")) == [("[", False), ("1", True), ("]", False)]
    assert texts(typed.header("x-a", "1", "you")) == [("1", True)]
    assert texts(typed.header("X-Off", "1", "you")) == [("1", False)]
    assert texts(typed.header("X-Key", "k1", "auth")) == [("k", False), ("1", True)]
    assert texts(typed.header("Host", "h", "client")) == [("h", False)]
    form = RequestDraft(body=FormBody((Row("a", "{{a}}"),)))
    assert texts(FilledIn(form, KNOWN).body("a=1")) == [("a=1", False)]

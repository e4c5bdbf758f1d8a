"""Turns a lesson's CommonMark into the rich text that Qt draws: code in boxes and chips, no pictures from elsewhere."""

import html
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from pygments import lex
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Number, String
from pygments.util import ClassNotFound

INSIDE = "lesson:"
"""The one kind of link that leads somewhere: to another lesson, by its id."""
_KINDS = ((Keyword, "keyword"), (String, "string"), (Number, "number"), (Comment, "comment"))
_LINE_HEIGHT = 127
_GAP = "margin:0 0 8px 0"
_NO_GAP = "margin:0 0 0 0"
_BOX_GAP = "margin:6px 0 8px 0"
"""A table forgets the gap of the paragraph above it."""

Env = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of prose as '#rrggbb', and the family of code."""

    text: str
    strong: str
    muted: str
    accent: str
    accent_tint: str
    code_back: str
    code_line: str
    code_text: str
    mono: str
    keyword: str
    string: str
    number: str
    comment: str


def to_html(markdown: str, look: Look) -> str:
    """The rich text of some prose in these colours."""
    env: Env = {"look": look}
    body = _without_last_gap(_parser().render(markdown, env))
    return f'<div style="color:{look.text}; line-height:{_LINE_HEIGHT}%">{body}</div>'


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer)


class _Renderer(RendererHTML):
    """Markdown-it looks its rules up by the names of the methods."""

    def code_inline(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: Env) -> str:
        return _chip(tokens[idx].content, env["look"])

    def fence(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: Env) -> str:
        return _box(_colored(tokens[idx].content.rstrip("\n"), tokens[idx].info.strip(), env["look"]), env["look"])

    def code_block(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: Env) -> str:
        return _box(_spaced(tokens[idx].content.rstrip("\n")), env["look"])

    def blockquote_open(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, env: Env) -> str:
        look: Look = env["look"]
        return (
            f'<table width="100%" cellspacing="0" cellpadding="0" style="{_BOX_GAP}"><tr>'
            f'<td width="3" bgcolor="{look.accent}"></td>'
            f'<td bgcolor="{look.accent_tint}" style="padding:8px 10px 0 10px">'
        )

    def blockquote_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Env) -> str:
        return "</td></tr></table>"

    def paragraph_open(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Env) -> str:
        return f'<p style="{_GAP}; line-height:{_LINE_HEIGHT}%">'

    def strong_open(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, env: Env) -> str:
        return f'<span style="font-weight:600; color:{env["look"].strong}">'

    def strong_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Env) -> str:
        return "</span>"

    def link_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: Env) -> str:
        target = str(tokens[idx].attrGet("href") or "")
        color = env["look"].accent
        inside = target.startswith(INSIDE)
        return f'<a href="{html.escape(target)}" style="color:{color}">' if inside else "<a>"

    def image(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: Env) -> str:
        """Its words only: a lesson draws nothing from elsewhere."""
        return f'<span style="color:{env["look"].muted}">{html.escape(tokens[idx].content)}</span>'


def _chip(code: str, look: Look) -> str:
    air = f'<span style="font-size:13px; background-color:{look.code_back}">&nbsp;</span>'
    return (
        f"{air}<span style=\"font-family:'{look.mono}'; font-size:12px; color:{look.code_text}; "
        f'background-color:{look.code_back}">{html.escape(code)}</span>{air}'
    )


def _box(inner: str, look: Look) -> str:
    """A table of one cell: Qt draws no other box around text."""
    return (
        f'<table width="100%" cellspacing="0" cellpadding="0" bgcolor="{look.code_back}" '
        f'style="{_BOX_GAP}; border:1px solid {look.code_line}"><tr><td style="padding:8px 10px 8px 10px">'
        f"<span style=\"font-family:'{look.mono}'; font-size:12px; color:{look.code_text}\">{inner}</span>"
        "</td></tr></table>"
    )


def _colored(code: str, language: str, look: Look) -> str:
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return _spaced(code)
    parts: list[str] = []
    before = "\n"
    for kind, value in lex(code, lexer):
        parts.append(_span(kind, _spaced(value, before), look))
        before = value[-1:] or before
    return "".join(parts)


def _span(kind: Any, shown: str, look: Look) -> str:
    color = next((getattr(look, name) for family, name in _KINDS if kind in family), "")
    return f'<span style="color:{color}">{shown}</span>' if color else shown


def _spaced(code: str, before: str = "\n") -> str:
    """Escaped, with leading and double spaces kept, and long lines still free to wrap between words."""
    shown = []
    for sign in code:
        kept = sign == " " and before in " \n"
        shown.append("&nbsp;" if kept else "<br/>" if sign == "\n" else html.escape(sign))
        before = sign
    return "".join(shown)


def _without_last_gap(body: str) -> str:
    """What stands below keeps its own distance."""
    boxed = body.rstrip().endswith("</table>")
    head, begin, tail = body.rpartition("<table" if boxed else "<p ")
    return (
        head + begin + tail.replace(_BOX_GAP if boxed else _GAP, _BOX_GAP.replace("8px", "0") if boxed else _NO_GAP, 1)
    )

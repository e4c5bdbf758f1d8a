"""Copy as cURL, for bash and for PowerShell 7."""

import re
from collections.abc import Callable

from workbench.core.export.outgoing import MASK, Outgoing
from workbench.core.request import Part, RequestDraft

_CONTROLS = re.compile(r"[\x01-\x09\x0b-\x1f\x7f\udc80-\udcff]")
_CURLY = re.compile("(['‘’‚‛])")


def bash(request: Outgoing) -> str:
    """For bash and zsh; a masked secret is read from ``$TOKEN``."""
    return " \\\n  ".join(_lines("curl -sS", request, _bash))


def powershell(request: Outgoing) -> str:
    """For PowerShell 7.3 and newer, which hands quotes on as they are; a masked secret is read from ``$env:TOKEN``."""
    return " `\n  ".join(_lines("curl.exe -sS", request, _powershell))


def _lines(program: str, request: Outgoing, quoted: Callable[[str], str]) -> list[str]:
    words = [program, *(["-L"] if request.follow_redirects else []), *(["--compressed"] if request.unpacks else [])]
    words += ["--path-as-is"] if re.search(r"/\.\.?(?=[/?]|$)", request.url) else []
    words.append("-I" if _is_head(request) else f"-X {quoted(request.method)}")
    lines = [" ".join(words), quoted(request.url)]
    lines += [f"-H {quoted(_header(name, value))}" for name, value in request.headers]
    lines += [f"-H {quoted(name + ':')}" for name in request.without]
    lines += _carried(request, quoted)
    if request.file:
        typed = [] if request.header("content-type") else [f"-H {quoted('Content-Type:')}"]
        lines += [*typed, f"--data-binary {quoted('@' + request.file)}"]
    elif request.parts:
        lines += [_part(part, quoted) for part in request.parts]
    elif request.has_body:
        typed = [] if request.header("content-type") else [f"-H {quoted('Content-Type:')}"]
        lines += [*typed, f"--data-raw {quoted(request.body.decode())}"]
    return lines


def _carried(request: Outgoing, quoted: Callable[[str], str]) -> list[str]:
    """Options for the way that a request takes, where it differs from the usual one."""
    draft = request.draft
    found = ["-k"] if not draft.verify_tls else []
    found += ["--http2"] if draft.http2 else []
    found += [f"-x {quoted(draft.proxy)}"] if draft.proxy else []
    if draft.follow_redirects and draft.max_redirects != RequestDraft().max_redirects:
        found.append(f"--max-redirs {draft.max_redirects}")
    tls = request.tls
    named = (
        ("--cert", tls.cert.replace(":", "\\:")),
        ("--key", tls.key),
        ("--pass", tls.password),
        ("--cacert", tls.ca),
    )
    return found + [f"{option} {quoted(value)}" for option, value in named if value]


def _is_head(request: Outgoing) -> bool:
    return request.method == "HEAD" and not request.has_body


def _header(name: str, value: str) -> str:
    """The line as curl takes it. What we send as Latin-1 is no UTF-8: it goes in byte by byte."""
    if not value:
        return f"{name};"
    try:
        return f"{name}: {value.encode('latin-1').decode('ascii', 'surrogateescape')}"
    except UnicodeEncodeError:
        return f"{name}: {value}"


def _part(part: Part, quoted: Callable[[str], str]) -> str:
    kind = f";type={part.content_type}" if part.content_type else ""
    if not part.path and not kind:
        return f"--form-string {quoted(f'{part.name}={part.value}')}"
    content = f"@{_inner(part.path)}" if part.path else _inner(part.value)
    name = f";filename={_inner(part.filename)}" if part.filename else ""
    return f"-F {quoted(f'{part.name}={content}{kind}{name}')}"


def _inner(text: str) -> str:
    """Inside -F, where a semicolon ends the content."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _bash(text: str) -> str:
    if MASK in text:
        safe = re.sub(r'([\\"$`])', r"\\\1", text)
        return '"' + safe.replace(MASK, "$TOKEN") + '"'
    if _CONTROLS.search(text):
        return "$'" + _CONTROLS.sub(_escape, text.replace("\\", "\\\\").replace("'", "\\'")) + "'"
    if text.isalpha() and text.isascii():
        return text
    return "'" + text.replace("'", "'\\''") + "'"


def _escape(match: re.Match[str]) -> str:
    value = ord(match[0])
    return f"\\x{value - 0xDC00 if value > 0xDC00 else value:02x}"


def _powershell(text: str) -> str:
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if MASK in text or _CONTROLS.search(text):
        safe = _CONTROLS.sub(lambda found: f"`u{{{ord(found[0]):x}}}", re.sub(r'([`"“”„$])', r"`\1", text))
        return '"' + safe.replace(MASK, "${env:TOKEN}") + '"'
    return text if text.isalpha() and text.isascii() else "'" + _CURLY.sub(r"\1\1", text) + "'"

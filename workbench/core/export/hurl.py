"""Copy as a Hurl file, with its assertions and captures."""

import json
from pathlib import PurePath

from workbench.core.export.hurl_checks import asserts, captures, status_line
from workbench.core.export.outgoing import MASK, Outgoing
from workbench.core.export.typed import WORD
from workbench.core.request import Part


def hurl(request: Outgoing) -> str:
    """The request and what it expects; a masked secret is the variable ``{{TOKEN}}``."""
    lines = [f"{request.method} {_plain(request.url)}"]
    pair = _basic_pair(request)
    lines += [f"{name}: {_plain(value)}" for name, value in request.headers if not pair or name != "Authorization"]
    lines += [*_options(request), *pair]
    if request.parts:
        lines += ["[Multipart]", *map(_part, request.parts)]
    elif request.file:
        lines.append(f"file,{_file_name(request.file)};")
    elif request.body:
        lines.append(_body(request.body))
    lines += ["", status_line(request.draft.assertions)]
    lines += captures(request.draft.captures)
    lines += asserts(request.draft.assertions)
    return "\n".join(lines).replace(MASK, "{{TOKEN}}") + "\n"


def _options(request: Outgoing) -> list[str]:
    draft, tls = request.draft, request.tls
    found = {
        "location: true": draft.follow_redirects,
        f"max-redirs: {draft.max_redirects}": draft.follow_redirects and draft.max_redirects != 50,
        "insecure: true": not draft.verify_tls,
        "http2: true": draft.http2,
        "compressed: true": request.unpacks,
        "path-as-is: true": "/../" in request.url or "/./" in request.url,
        f"cert: {_plain(':'.join(filter(None, (tls.cert, tls.password))))}": bool(tls.cert),
        f"key: {_plain(tls.key)}": bool(tls.key),
        f"cacert: {_plain(tls.ca)}": bool(tls.ca),
    }
    wanted = [line for line, on in found.items() if on]
    return ["[Options]", *wanted] if wanted else []


def _basic_pair(request: Outgoing) -> list[str]:
    """The section for a name and password that are still to be encoded, because variables are in them."""
    words = request.header("authorization").split(" ")
    if words[0] != "Basic" or len(words) != 3:
        return []
    return ["[BasicAuth]", f"{_plain(words[1])}: {_plain(words[2])}"]


def _part(part: Part) -> str:
    if not part.path:
        return f"{_plain(part.name)}: {_plain(part.value)}"
    kind = f" {part.content_type}" if part.content_type else ""
    return f"{_plain(part.name)}: file,{_file_name(part.path)};{kind}"


def _file_name(path: str) -> str:
    return _escaped(PurePath(path).as_posix(), "\\;#{ ")


def _plain(text: str) -> str:
    """A key or value without quotes, in which ``#`` begins a comment and two braces a variable."""
    return _escaped(text, "\\#").replace("{{", "\\u{7b}\\u{7b}")


def _body(body: bytes) -> str:
    """JSON as it stands; any other text between backticks; bytes that are no text in hexadecimal."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return f"hex,{body.hex()};"
    if "{{" in text:
        return f"hex,{body.hex()};"
    if text[:1] in ("{", "[") and text[-1:] in ("}", "]") and _is_json(text):
        return text
    return "`" + _escaped(text, "\\`") + "`"


def _is_json(text: str) -> bool:
    try:
        json.loads(WORD.sub("0", text))
    except ValueError:
        return False
    return True


def _escaped(text: str, special: str) -> str:
    return "".join(f"\\{sign}" if sign in special else _control(sign) for sign in text)


def _control(sign: str) -> str:
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    known = sign == MASK or (ord(sign) >= 0x20 and sign != "\x7f")
    return named.get(sign) or (sign if known else f"\\u{{{ord(sign):x}}}")

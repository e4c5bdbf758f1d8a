"""Copy as a program: Python with httpx, and JavaScript with fetch."""

import json
from pathlib import PurePath

from workbench.core.export.outgoing import MASK, Outgoing
from workbench.core.tls_files import NO_FILES

_NEVER_SET = ("host", "content-length", "cookie", "accept-encoding", "connection", "transfer-encoding", "origin")
"""Headers that ``fetch`` in a browser sets itself (Fetch standard, forbidden request-headers)."""


def httpx(request: Outgoing) -> str:
    """A Python program; a masked secret is read from the environment."""
    names = [*(["os"] if _masks(request) else []), *(["ssl"] if request.tls != NO_FILES else [])]
    imports = [*(f"import {name}" for name in names), ""] if names else []
    lines = [*imports, "import httpx", "", *_python_context(request), "response = httpx.request("]
    lines += [f"    {json.dumps(request.method)},", f"    {_python(request.url)},"]
    if request.headers:
        lines.append("    headers=[")
        lines += [f"        ({_python(name)}, {_python_header(value)})," for name, value in request.headers]
        lines.append("    ],")
    lines += _python_body(request)
    if request.follow_redirects:
        lines.append("    follow_redirects=True,")
    if request.tls != NO_FILES:
        lines.append("    verify=context,")
    elif not request.draft.verify_tls:
        lines.append("    verify=False,")
    return "\n".join([*lines, ")", "print(response.status_code, response.text)", ""])


def fetch(request: Outgoing) -> str:
    """A JavaScript program; a masked secret is a constant to fill in."""
    taboo = [name for name, _ in request.headers if name.lower() in _NEVER_SET]
    lines = ['const TOKEN = ""; // put it here', ""] if _masks(request) else []
    lines += [f"// a browser does not let a page set {name}" for name in taboo]
    if request.tls != NO_FILES:
        lines.append("// certificates, of your own and of CAs, come from the browser's or the system's store")
    lines += ["// fetch refuses a body here"] if request.has_body and request.method in ("GET", "HEAD") else []
    if request.parts:
        lines += ["const form = new FormData();", *_form_lines(request), ""]
    lines += [f"const response = await fetch({_script(request.url)}, {{", f"  method: {json.dumps(request.method)},"]
    if request.headers:
        pairs = [f"    [{_script(name)}, {_script(value)}]," for name, value in request.headers]
        lines += ["  headers: [", *pairs, "  ],"]
    if request.file:
        lines.append(f"  body: fileInput.files[0], // {PurePath(request.file).name}")
    elif request.parts:
        lines.append("  body: form,")
    elif request.has_body:
        lines.append(f"  body: {_script(request.body.decode())},")
    lines.append(f'  redirect: "{"follow" if request.follow_redirects else "manual"}",')
    return "\n".join([*lines, "});", "console.log(response.status, await response.text());", ""])


def _python_context(request: Outgoing) -> list[str]:
    """Whom to believe, and the certificate to show."""
    tls = request.tls
    if tls == NO_FILES:
        return []
    lines = ["context = ssl.create_default_context()"]
    lines += (
        [] if request.draft.verify_tls else ["context.check_hostname = False", "context.verify_mode = ssl.CERT_NONE"]
    )
    lines += [f"context.load_verify_locations({_python(tls.ca)})"] if tls.ca else []
    if tls.cert:
        key = _python(tls.key) if tls.key else "None"
        rest = f", {key}, {_python(tls.password)}" if tls.password else f", {key}" if tls.key else ""
        lines.append(f"context.load_cert_chain({_python(tls.cert)}{rest})")
    return [*lines, ""]


def _masks(request: Outgoing) -> bool:
    return MASK in request.url or MASK in request.tls.password or any(MASK in value for _, value in request.headers)


def _python(text: str) -> str:
    if MASK not in text:
        return json.dumps(text, ensure_ascii=False)
    quoted = json.dumps(text.replace("{", "{{").replace("}", "}}"), ensure_ascii=False)
    return "f" + quoted.replace(json.dumps(MASK)[1:-1], "{os.environ['TOKEN']}")


def _python_header(value: str) -> str:
    """Bytes where ASCII won't do: httpx would guess another encoding than the one we send."""
    if value.isascii():
        return _python(value)
    try:
        return repr(value.encode("latin-1"))
    except UnicodeEncodeError:
        return repr(value.encode())


def _python_body(request: Outgoing) -> list[str]:
    if request.file:
        return [f"    content=open({request.file!r}, 'rb'),"]
    if not request.parts:
        return [f"    content={request.body!r},"] if request.has_body else []
    lines = ["    files=["]
    for part in request.parts:
        name = json.dumps(part.filename or PurePath(part.path).name, ensure_ascii=False) if part.path else "None"
        content = f"open({part.path!r}, 'rb')" if part.path else repr(part.value)
        kind = f", {part.content_type!r}" if part.content_type else ""
        lines.append(f"        ({_python(part.name)}, ({name}, {content}{kind})),")
    return [*lines, "    ],"]


def _form_lines(request: Outgoing) -> list[str]:
    """A page has no paths: it gets its files from a field of the page."""
    return [
        f"form.append({_script(part.name)}, {_script(part.value)});"
        if not part.path
        else f"form.append({_script(part.name)}, fileInput.files[0]); // {PurePath(part.path).name}"
        for part in request.parts
    ]


def _script(text: str) -> str:
    if MASK not in text:
        return json.dumps(text, ensure_ascii=False)
    safe = text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    return "`" + safe.replace(MASK, "${TOKEN}") + "`"

"""Copy as an ``.http`` file, as VS Code's REST Client, JetBrains' editors and Kulala read it."""

from pathlib import PurePath

from workbench.core.export.outgoing import MASK, Outgoing
from workbench.core.request import Part

_BOUNDARY = "workbench-boundary"


def http_file(request: Outgoing) -> str:
    """The request; a masked secret is the variable ``{{TOKEN}}``, a file is taken in by its path."""
    lines = [] if request.follow_redirects else ["# @no-redirect"]
    files = [path for path in (request.tls.cert, request.tls.key, request.tls.ca) if path]
    lines += [f"# needs {path}: certificates stand in the editor's own settings" for path in files]
    lines.append(f"{request.method} {request.url} HTTP/1.1")
    lines += [f"{name}: {value}" for name, value in request.headers]
    if request.parts:
        lines.append(f"Content-Type: multipart/form-data; boundary={_BOUNDARY}")
        lines += ["", *(line for part in request.parts for line in _part(part)), f"--{_BOUNDARY}--"]
    elif request.file:
        lines += ["", f"< {request.file}"]
    elif request.body:
        lines += ["", request.body.decode()]
    return "\n".join(lines).replace(MASK, "{{TOKEN}}") + "\n"


def _part(part: Part) -> list[str]:
    name = f'; filename="{part.filename or PurePath(part.path).name}"' if part.path else ""
    kind = [f"Content-Type: {part.content_type}"] if part.content_type else []
    content = f"< {part.path}" if part.path else part.value
    return [f"--{_BOUNDARY}", f'Content-Disposition: form-data; name="{part.name}"{name}', *kind, "", content]

"""Turns a command line into the draft that puts the same request on the wire as curl would."""

from workbench.core.curl import address, forms, headers, options, payload, transport, wanted, words
from workbench.core.curl.report import CurlError, Imported, Note
from workbench.core.curl.wanted import ReadFile, Wanted
from workbench.core.request import Auth, BasicAuth, BearerAuth, Body, FileBody, NoAuth, NoBody, RequestDraft, Row

_WITH_LENGTH = ("POST", "PUT", "PATCH")


def _no_files(path: str) -> bytes:
    raise FileNotFoundError(2, "files are not read here", path)


def import_curl(text: str, read_file: ReadFile = _no_files) -> Imported:
    """The draft of a command line, and a note on everything that was not carried over.

    Args:
        text: All that was pasted; what follows the first command is only noted.
        read_file: Gives the content of a file that ``-d @file`` and its like name.

    Raises:
        CurlError: when no request can be made of it.
    """
    line, notes = words.split(text)
    arguments = options.parse(line)
    asked = wanted.gather(arguments.given, [*notes, *arguments.notes], read_file)
    draft = _draft(asked)
    return Imported(draft, tuple(dict.fromkeys(asked.notes)))


def _draft(asked: Wanted) -> RequestDraft:
    _check(asked)
    url, params, credentials = address.place(asked.urls[0], asked)
    typed, removed = headers.rows(asked)
    body, typed = _body(asked, typed, removed)
    method = asked.method or _method(asked)
    bare = isinstance(body, NoBody) and method in _WITH_LENGTH
    auth, typed = _auth(asked, typed, credentials)
    return RequestDraft(
        method=method,
        url=url,
        params=params,
        headers=tuple(typed),
        auth=auth,
        body=body,
        **transport.settings(asked),
        omitted=headers.omitted(asked, typed, removed, bare_method=bare),
    )


def _check(asked: Wanted) -> None:
    if not asked.urls:
        raise CurlError("there is no URL in it")
    asked.notes += [Note(url, "only the first URL was taken") for url in asked.urls[1:]]
    data = asked.settings.get("data-file") or (asked.data and "get" not in asked.flags)
    kinds = [data, asked.parts, asked.settings.get("upload-file")]
    if sum(map(bool, [*kinds, "head" in asked.flags])) > 1:
        raise CurlError("curl can send only one of -d, -F, -T and -I")


def _method(asked: Wanted) -> str:
    if "head" in asked.flags:
        return "HEAD"
    if asked.settings.get("upload-file"):
        return "PUT"
    data = asked.settings.get("data-file") or (asked.data and "get" not in asked.flags)
    return "POST" if asked.parts or data else "GET"


def _body(asked: Wanted, typed: list[Row], removed: set[str]) -> tuple[Body, list[Row]]:
    """The body, and the rows without the content type that it brings along itself."""
    rest = [row for row in typed if row.name.lower() != "content-type"]
    given = next((row.value for row in typed if row.name.lower() == "content-type"), "")
    if asked.parts:
        if given:
            asked.notes.append(Note(f"Content-Type: {given}", "the parts bring their own", matters=given != _MULTIPART))
        return forms.body(asked), rest
    upload = asked.settings.get("upload-file", "")
    if upload:
        if upload not in ("-", "."):
            return FileBody(upload, given), rest
        asked.notes.append(Note(f"-T {upload}", "standard input can't be read here"))
        return payload.body("", given), rest
    if whole := asked.settings.get("data-file"):
        return FileBody(whole, "" if "content-type" in removed else given or payload.FORM), rest
    if not asked.data or "get" in asked.flags:
        return NoBody(), typed
    usual = "application/json" if asked.is_json else payload.FORM
    text = _utf8("&".join(asked.data), asked)
    return payload.body(text, "" if "content-type" in removed else given or usual), rest


_MULTIPART = "multipart/form-data"


def _utf8(text: str, asked: Wanted) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        asked.notes.append(Note("bytes of the body that are no UTF-8", "they were replaced by U+FFFD"))
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text


def _auth(asked: Wanted, typed: list[Row], credentials: BasicAuth | None) -> tuple[Auth, list[Row]]:
    """What goes into the Auth tab, and the rows without what went there."""
    if "oauth2-bearer" in asked.settings:
        return BearerAuth(asked.settings["oauth2-bearer"]), typed
    if "user" in asked.settings:
        user, colon, password = asked.settings["user"].partition(":")
        if not colon:
            asked.notes.append(Note(f"-u {user}", "curl would ask for the password: put it into the Auth tab"))
        return BasicAuth(user, password), typed
    if credentials is not None:
        return credentials, typed
    lines = [row for row in typed if row.name.lower() == "authorization"]
    token = lines[0].value.removeprefix("Bearer ") if len(lines) == 1 else ""
    if token and lines[0] == Row("Authorization", f"Bearer {token.strip()}"):
        return BearerAuth(token), [row for row in typed if row is not lines[0]]
    return NoAuth(), typed

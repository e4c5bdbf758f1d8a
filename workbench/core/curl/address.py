"""The URL of a command line as curl would ask for it: globs, dot segments, data of -G, and rows where they fit."""

import re
from urllib.parse import quote, unquote

from workbench.core import percent
from workbench.core.curl.report import CurlError, Note
from workbench.core.curl.wanted import Wanted
from workbench.core.query_rows import rows_of
from workbench.core.request import BasicAuth, Row

_GLOB = re.compile(r"(?<!\{)\{([^{},]*(?:,[^{}]*)?)\}(?!\})|\[([0-9A-Za-z]+)-[0-9A-Za-z]+(?::\d+)?\]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def place(typed: str, wanted: Wanted) -> tuple[str, tuple[Row, ...], BasicAuth | None]:
    """URL without query, the query's rows, and the credentials that stood before an ``@``.

    Raises:
        CurlError: for a URL that isn't one of the web.
    """
    text = typed if "globoff" in wanted.flags else _first_of_glob(typed, wanted.notes)
    if not _SCHEME.match(text):
        text = f"http://{text}"
    scheme, rest = text.split("://", 1)
    if scheme.lower() not in ("http", "https"):
        raise CurlError(f"{scheme} can't be sent here, only http and https")
    rest = rest.partition("#")[0]
    end = re.search(r"[/?]", rest)
    site, tail = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    path, asked, query = tail.partition("?")
    credentials, _, host = site.rpartition("@")
    queries = [*([query] if asked and query else []), *_appended(wanted)]
    url, rows = _with_query(f"{scheme}://{host}{_path(path, wanted)}", _ascii("&".join(queries), wanted, asked=True))
    return url, rows, _credentials(credentials)


def _appended(wanted: Wanted) -> list[str]:
    return [*(wanted.data if "get" in wanted.flags else []), *wanted.url_queries]


def _credentials(text: str) -> BasicAuth | None:
    user, _, password = text.partition(":")
    return BasicAuth(unquote(user), unquote(password)) if text else None


def _first_of_glob(url: str, notes: list[Note]) -> str:
    """Curl asks for each of ``{a,b}`` and ``[1-3]``; a draft is one request."""

    def first(match: re.Match[str]) -> str:
        notes.append(Note(match[0], "only the first of these URLs was taken"))
        return match[2] or (match[1] or "").split(",")[0]

    return _GLOB.sub(first, url)


def _path(path: str, wanted: Wanted) -> str:
    path = path or "/"
    upload = wanted.settings.get("upload-file", "")
    if upload and path.endswith("/"):
        path += quote(upload.rpartition("/")[2])
    return _ascii(path if "path-as-is" in wanted.flags else _without_dots(path), wanted)


def _without_dots(path: str) -> str:
    """RFC 3986, section 5.2.4."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for place, segment in enumerate(segments):
        last = place == len(segments) - 1
        if segment == "..":
            kept = kept[:-1] + ([""] if last else [])
        elif segment == ".":
            kept += [""] if last else []
        else:
            kept.append(segment)
    return "/" + "/".join(kept)


def _ascii(text: str, wanted: Wanted, *, asked: bool = False) -> str:
    """Bytes beyond ASCII encoded as curl does; of what else is not legal it is said that it will be encoded."""
    if " " in text:
        wanted.notes.append(Note("a space in the URL", "curl refuses it; here it goes out as %20"))
    if asked and not text.isascii():
        wanted.notes.append(Note("signs beyond ASCII in the query", "curl sends them bare, here they are encoded"))
    encoded = "".join(sign if sign.isascii() else _triplets(sign) for sign in text)
    illegal = sorted(set(re.sub(r"\{\{[^{}]*\}\}", "", encoded)) - set(percent.query(encoded)) - {" "})
    if illegal:
        why = "not legal in a URL: curl sends it bare, here it goes out percent-encoded"
        wanted.notes.append(Note(" ".join(illegal), why))
    return encoded


def _triplets(sign: str) -> str:
    return "".join(f"%{byte:02x}" for byte in sign.encode("utf-8", "surrogateescape"))


def _with_query(url: str, query: str) -> tuple[str, tuple[Row, ...]]:
    rows = rows_of(query)
    return (f"{url}?{query}", ()) if rows is None else (url, rows)

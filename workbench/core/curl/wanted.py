"""Gathers what a command line asks for, option by option, before it becomes a draft."""

from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.core.curl import payload
from workbench.core.curl.options import Given
from workbench.core.curl.report import Note

ReadFile = Callable[[str], bytes]

_FLAGS = ("get", "head", "compressed", "location", "insecure", "http2", "http2-prior-knowledge")
_SETTINGS = (
    "upload-file", "user", "user-agent", "referer", "range", "max-time", "connect-timeout", "max-redirs",
    "oauth2-bearer", "proxy", "proxy-user", "cert", "key", "pass", "cacert", "cert-type", "key-type",
)  # fmt: skip
_DATA = ("data", "data-ascii", "data-raw", "data-binary", "data-urlencode", "json")
_NO_EFFECT = """
silent show-error verbose include output output-dir remote-name remote-name-all remote-header-name fail fail-early
fail-with-body progress-bar no-progress-meter write-out dump-header cookie-jar trace trace-ascii trace-time
styled-output no-buffer create-dirs create-file-mode stderr http1.1 globoff path-as-is no-keepalive keepalive-time
tcp-nodelay no-clobber remote-time remove-on-error suppress-connect-headers disable basic xattr parallel no-location
no-insecure no-compressed no-fail no-silent no-show-error expect100-timeout
"""
NO_EFFECT = frozenset(_NO_EFFECT.split())
_WHY = {
    "location-trusted": "credentials never go on to another origin",
    "digest": "only Basic and Bearer are known here",
    "config": "its options stand in a file of curl's",
    "retry": "a request is sent once",
    "capath": "name one file of certificates with --cacert",
    "pinnedpubkey": "the certificate is checked as usual",
    "resolve": "names are looked up as usual",
}


@dataclass
class Wanted:
    """What was asked for so far. Texts may hold bytes that are no UTF-8 as surrogates (PEP 383)."""

    read_file: ReadFile
    notes: list[Note]
    urls: list[str] = field(default_factory=list)
    method: str = ""
    data: list[str] = field(default_factory=list)
    is_json: bool = False
    parts: list[str] = field(default_factory=list)
    literal_parts: set[int] = field(default_factory=set)
    """Places in ``parts`` that came by --form-string."""
    headers: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)
    url_queries: list[str] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    """Options of which the last one counts, by name; ``data-file`` is the one file that is the whole body."""
    flags: set[str] = field(default_factory=set)

    def read(self, path: str, written: str) -> str:
        """A file's content; one that can't be read is told and counts as empty."""
        try:
            content = self.read_file(path)
        except OSError as error:
            self.notes.append(Note(f"{written} {path}", f"the file can't be read: {error.strerror or error}"))
            return ""
        return content.decode("utf-8", "surrogateescape")


def gather(given: tuple[Given, ...], notes: list[Note], read_file: ReadFile) -> Wanted:
    """What the options ask for, with a note on each that has no counterpart here."""
    wanted = Wanted(read_file, notes)
    whole = _whole_file(given)
    for option in given:
        if option is whole:
            wanted.settings["data-file"] = option.value[1:]
            continue
        if option.name in _TAKEN:
            _TAKEN[option.name](wanted, option)
        elif option.name in NO_EFFECT:
            _keep_flag(wanted, option)
            notes.append(Note(option.written, "it concerns curl itself", matters=False))
        else:
            what = f"{option.written} {option.value}".strip()
            notes.append(Note(what, _WHY.get(option.name, "it has no counterpart here")))
    return wanted


def _whole_file(given: tuple[Given, ...]) -> Given | None:
    """The ``--data-binary @file`` that is all of the body: it stays a file, however large."""
    data = [option for option in given if option.name in _DATA]
    appended = any(option.name == "get" for option in given)
    if len(data) == 1 and data[0].name == "data-binary" and not appended:
        return data[0] if data[0].value.startswith("@") and data[0].value != "@-" else None
    return None


def _keep_flag(wanted: Wanted, option: Given) -> None:
    if option.name.startswith("no-"):
        wanted.flags.discard(option.name[3:])
    else:
        wanted.flags.add(option.name)


def _keep_setting(wanted: Wanted, option: Given) -> None:
    wanted.settings[option.name] = option.value


def _url(wanted: Wanted, option: Given) -> None:
    wanted.urls.append(option.value)


def _method(wanted: Wanted, option: Given) -> None:
    wanted.method = option.value


def _data(wanted: Wanted, option: Given) -> None:
    """One of the -d family; --data-raw takes an ``@`` literally, --data-binary keeps a file's line breaks."""
    text = option.value
    if text.startswith("@") and option.name != "data-raw":
        text = wanted.read(text[1:], option.written)
        if option.name not in ("data-binary", "json"):
            text = text.replace("\r", "").replace("\n", "").replace("\0", "")
    wanted.data.append(text)


def _json(wanted: Wanted, option: Given) -> None:
    _data(wanted, option)
    wanted.is_json = True
    if len(wanted.data) > 1:
        wanted.data[-2:] = ["".join(wanted.data[-2:])]


def _encoded_data(wanted: Wanted, option: Given) -> None:
    wanted.data.append(payload.url_encoded(option.value, lambda path: wanted.read(path, option.written)))


def _url_query(wanted: Wanted, option: Given) -> None:
    text = option.value
    raw = text.startswith("+")
    read = lambda path: wanted.read(path, option.written)  # noqa: E731 - it is said once
    wanted.url_queries.append(text[1:] if raw else payload.url_encoded(text, read))


def _part(wanted: Wanted, option: Given) -> None:
    if option.name == "form-string":
        wanted.literal_parts.add(len(wanted.parts))
    wanted.parts.append(option.value)


def _header(wanted: Wanted, option: Given) -> None:
    if option.value.startswith("@"):
        wanted.headers += wanted.read(option.value[1:], option.written).splitlines()
    else:
        wanted.headers.append(option.value)


def _cookie(wanted: Wanted, option: Given) -> None:
    if "=" in option.value:
        wanted.cookies.append(option.value)
    else:
        wanted.notes.append(Note(f"{option.written} {option.value}", "cookie files are not read; the jar here is used"))


_TAKEN: dict[str, Callable[[Wanted, Given], None]] = {
    "url": _url,
    "request": _method,
    "data": _data,
    "data-ascii": _data,
    "data-raw": _data,
    "data-binary": _data,
    "data-urlencode": _encoded_data,
    "json": _json,
    "url-query": _url_query,
    "form": _part,
    "form-string": _part,
    "header": _header,
    "cookie": _cookie,
    **dict.fromkeys(
        ("get", "head", "compressed", "location", "insecure", "http2", "http2-prior-knowledge"), _keep_flag
    ),
    **dict.fromkeys(_SETTINGS, _keep_setting),
}

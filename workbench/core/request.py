"""A request as its author builds it: the model behind the request panel, lessons, bursts and history.

Everything here is frozen: an edit makes a new draft with ``dataclasses.replace``.
"""

from dataclasses import dataclass, field
from typing import Literal

from workbench.core.assertion import Assertion, Capture
from workbench.core.variable import Variable

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
"""Methods offered in the list; any other token may be typed (RFC 9110, section 9.1)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table of parameters, headers or form fields."""

    name: str
    value: str = ""
    enabled: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoAuth:
    """Send no credentials."""

    kind: Literal["none"] = "none"


@dataclass(frozen=True, slots=True)
class BasicAuth:
    """Username and password in an ``Authorization: Basic`` header (RFC 7617)."""

    username: str = ""
    password: str = field(default="", repr=False)
    kind: Literal["basic"] = "basic"


@dataclass(frozen=True, slots=True)
class BearerAuth:
    """A token in an ``Authorization: Bearer`` header (RFC 6750)."""

    token: str = field(default="", repr=False)
    kind: Literal["bearer"] = "bearer"


@dataclass(frozen=True, slots=True)
class ApiKeyAuth:
    """A key in a header or query parameter of a name to choose."""

    name: str = "X-API-Key"
    value: str = field(default="", repr=False)
    place: Literal["header", "query"] = "header"
    kind: Literal["api_key"] = "api_key"


@dataclass(frozen=True, slots=True)
class CookieAuth:
    """One cookie, sent beside those of the jar."""

    name: str = "session"
    value: str = field(default="", repr=False)
    kind: Literal["cookie"] = "cookie"


@dataclass(frozen=True, slots=True)
class InheritAuth:
    """Whatever the folder above says; outside of a collection that is nothing."""

    kind: Literal["inherit"] = "inherit"


INHERIT = InheritAuth()


@dataclass(frozen=True, slots=True)
class LoginAuth:
    """Log in for me: POST username and password as JSON, keep the token or session, renew it before it runs out."""

    username: str = ""
    password: str = field(default="", repr=False)
    url: str = "{{base}}/login"
    kind: Literal["login"] = "login"


@dataclass(frozen=True, slots=True)
class OAuth2PasswordAuth:
    """A token fetched with the resource owner password grant (RFC 6749, section 4.3)."""

    token_url: str = ""
    username: str = ""
    password: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    scope: str = ""
    kind: Literal["oauth2_password"] = "oauth2_password"


Auth = NoAuth | BasicAuth | BearerAuth | ApiKeyAuth | CookieAuth | InheritAuth | LoginAuth | OAuth2PasswordAuth


@dataclass(frozen=True, slots=True)
class NoBody:
    """No content at all."""

    kind: Literal["none"] = "none"


@dataclass(frozen=True, slots=True)
class JsonBody:
    """JSON text, sent byte for byte as typed, also when it isn't valid: a 400 teaches."""

    text: str = ""
    kind: Literal["json"] = "json"


@dataclass(frozen=True, slots=True)
class FormBody:
    """Fields as ``application/x-www-form-urlencoded``."""

    rows: tuple[Row, ...] = ()
    kind: Literal["form"] = "form"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a multipart body: a text value, or a file named by its path."""

    name: str
    value: str = ""
    path: str = ""
    content_type: str = ""
    enabled: bool = True
    filename: str = ""
    """What a file is called in the request; its own name when empty."""


@dataclass(frozen=True, slots=True)
class MultipartBody:
    """Parts as ``multipart/form-data`` (RFC 7578)."""

    parts: tuple[Part, ...] = ()
    kind: Literal["multipart"] = "multipart"


@dataclass(frozen=True, slots=True)
class RawBody:
    """Any text under any content type."""

    text: str = ""
    content_type: str = "text/plain"
    kind: Literal["raw"] = "raw"


@dataclass(frozen=True, slots=True)
class FileBody:
    """The bytes of one file, named by its path, under any content type."""

    path: str = ""
    content_type: str = "application/octet-stream"
    kind: Literal["file"] = "file"


@dataclass(frozen=True, slots=True)
class GraphQLBody:
    """A GraphQL document with its variables (JSON text), sent as one JSON object."""

    query: str = ""
    variables: str = ""
    operation: str = ""
    kind: Literal["graphql"] = "graphql"


Body = NoBody | JsonBody | FormBody | MultipartBody | RawBody | FileBody | GraphQLBody


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """A request under construction.

    ``url`` is what stands in the URL field without its query: absolute, or a path on the running backend
    (``{{base}}/tasks`` or just ``/tasks``). ``params`` are the query rows, in order; ``path_params`` give the values
    of the ``:name`` segments of the path.
    """

    method: str = "GET"
    url: str = "{{base}}/tasks"
    params: tuple[Row, ...] = ()
    headers: tuple[Row, ...] = ()
    auth: Auth = NoAuth()
    body: Body = NoBody()
    name: str = ""
    timeout_s: float = 30.0
    """For all of it, from connecting to the last byte."""
    connect_timeout_s: float = 10.0
    read_timeout_s: float = 30.0
    """The longest silence between two pieces of the answer."""
    follow_redirects: bool = False
    max_redirects: int = 20
    verify_tls: bool = True
    http2: bool = False
    proxy: str = ""
    """``http://host:port``, with credentials where it asks for some; empty for a direct connection."""
    client_cert: str = ""
    """A PEM file with the certificate to show to servers that ask for one (mTLS)."""
    client_key: str = ""
    """Its key; empty when that stands in the same file."""
    key_password: str = field(default="", repr=False)
    ca_file: str = ""
    """A PEM file with certificates to trust beside the usual ones."""
    path_params: tuple[Row, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    captures: tuple[Capture, ...] = ()
    notes: str = ""
    """What the author says about it, Markdown."""
    omitted: tuple[str, ...] = ()
    """Names of headers that the client would add by itself and this request goes without."""
    variables: tuple[Variable, ...] = ()
    """Its own, which are stronger than those of its folders and of the environment."""

    @property
    def title(self) -> str:
        """What a tab shows: the name, or the path when it has none."""
        return self.name or self.url.removeprefix("{{base}}") or "/"

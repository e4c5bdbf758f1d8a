"""Turns an encoded request into one that load can repeat: the same bytes as a single send."""

from collections.abc import Callable

from workbench.core.bodies import FileContent
from workbench.core.burst import LoadRequest
from workbench.core.encode import EncodedRequest

ReadFile = Callable[[str], bytes]


def load_request(encoded: EncodedRequest, read_file: ReadFile) -> LoadRequest:
    """The request with its whole body in memory; files are read by ``read_file``, once."""
    pieces = (read_file(piece.path) if isinstance(piece, FileContent) else piece for piece in encoded.body.pieces)
    return LoadRequest(
        method=encoded.method,
        url=encoded.url,
        headers=tuple((header.name, header.value) for header in encoded.headers),
        body=b"".join(pieces),
    )


def short_target(url: str) -> str:
    """Path and query of an absolute URL, as a person names a request."""
    rest = url.partition("://")[2]
    return "/" + rest.partition("/")[2]

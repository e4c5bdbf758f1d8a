"""cURL command lines as drafts: what the real curl would put on the wire, and a report of what is left behind."""

from workbench.core.curl.importer import import_curl
from workbench.core.curl.report import CurlError, Imported, Note
from workbench.core.curl.words import looks_like_curl

__all__ = ["CurlError", "Imported", "Note", "import_curl", "looks_like_curl"]

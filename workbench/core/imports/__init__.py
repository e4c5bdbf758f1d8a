"""Requests from elsewhere: OpenAPI, Postman, HAR, ``.http`` files and OpenCollection as folders and drafts of ours.

Every importer is pure: text in, ``Imported`` out. One bad item never stops the rest, and nothing is lost silently.
"""

from workbench.core.imports.progress import ImportCancelledError, Progress
from workbench.core.imports.report import Imported, Loss, UnreadableImportError
from workbench.core.imports.sources import KINDS, Source, kind_of, read

__all__ = [
    "KINDS",
    "ImportCancelledError",
    "Imported",
    "Loss",
    "Progress",
    "Source",
    "UnreadableImportError",
    "kind_of",
    "read",
]

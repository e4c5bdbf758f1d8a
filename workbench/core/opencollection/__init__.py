"""Saved requests as OpenCollection 1.0 files: read leniently, written strictly, touched only where they changed."""

from workbench.core.opencollection.environment import read_environment, write_environment
from workbench.core.opencollection.folder import read_folder, read_inline_environments, write_folder
from workbench.core.opencollection.request import read_request, write_request
from workbench.core.opencollection.sequence import read_sequence, write_sequence
from workbench.core.opencollection.yaml_text import UnreadableError

__all__ = [
    "UnreadableError",
    "read_environment",
    "read_folder",
    "read_inline_environments",
    "read_request",
    "read_sequence",
    "write_environment",
    "write_folder",
    "write_request",
    "write_sequence",
]

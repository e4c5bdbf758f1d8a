"""Postman collections of the formats 2.0 and 2.1, and Postman environments."""

from workbench.core.imports.postman.environment import import_environment
from workbench.core.imports.postman.importer import import_postman

__all__ = ["import_environment", "import_postman"]

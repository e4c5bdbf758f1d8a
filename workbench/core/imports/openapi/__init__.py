"""OpenAPI 3.0 and 3.1 documents, in one file or several, as requests grouped by their tags."""

from workbench.core.imports.openapi.importer import import_openapi

__all__ = ["import_openapi"]

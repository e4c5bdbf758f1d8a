"""``.http`` files, as VS Code's REST Client, JetBrains' editors and Kulala write them."""

from workbench.core.imports.http_file.environments import import_http_environments
from workbench.core.imports.http_file.importer import import_http_file

__all__ = ["import_http_environments", "import_http_file"]

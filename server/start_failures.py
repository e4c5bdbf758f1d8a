"""Turns what went wrong at a start into its real reason, in words for people."""

import re

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from server.settings import StartError

_CREDENTIALS = re.compile(r"(:/*).*@")
"""All that can be a user and a password in a URL that nobody can take apart."""


def database_failure(error: Exception, url: str) -> StartError:
    """Why the database can't be used; the URL is shown without its password."""
    if isinstance(error, StartError):
        return error
    if isinstance(error, ArgumentError | NoSuchModuleError | ValueError) and not isinstance(error, DBAPIError):
        return _bad_url(error, url)
    if isinstance(error, ModuleNotFoundError):
        return StartError(
            f"The library {error.name} is missing.",
            "It is needed for this database.",
            "Install it: pip install 'backend-workbench[postgresql]'.",
        )
    if isinstance(error, DBAPIError):
        reason = " ".join(str(error.orig).split())
        return StartError(f"The database {_shown(url)} can't be used.", reason, "Check the URL and that it runs.")
    return StartError("The data could not be prepared.", f"{type(error).__name__}: {error}", "See the log.")


def _bad_url(error: Exception, url: str) -> StartError:
    if isinstance(error, ValueError) and "world" in str(error):
        return StartError("There is no such world.", f"{error}.", "Choose one of these.")
    return StartError(
        f"The database URL {_shown(url)} can't be used.",
        "It can't be read." if isinstance(error, ValueError) else " ".join(str(error).split()),
        "Give sqlite:///path or postgresql://user@host/name.",
    )


def _shown(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return _CREDENTIALS.sub(r"\1***@", url)

"""Imports Qt so that what is imported after it isn't read twice: a tenth of a second less at every start."""

import logging


def import_qt() -> None:
    """Import PySide6 and stop it from reading the source of each module that is imported from then on.

    It does so to learn which modules use it, for its ``__feature__`` import (snake_case names), which nothing here
    uses; every source text would stay in memory besides. Does nothing where PySide6 is built without that hook.
    """
    import PySide6.QtCore  # noqa: F401

    # WORKAROUND: there is no setting for it (shibokensupport/feature.py, PYSIDE-2029)
    try:
        from shibokensupport import feature  # type: ignore[import-not-found]  # it lives inside of the shiboken6 library

        feature._mod_uses_pyside = _never
    except (ImportError, AttributeError) as error:
        logging.getLogger(__name__).info("PySide6 keeps reading every source: %s", error)


def _never(_module: object) -> bool:
    return False

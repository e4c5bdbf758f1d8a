"""The cookie jar as the window sees it."""

from workbench.core.cookies import Jar
from workbench.state.store import Store


class CookiesStore(Store[Jar]):
    """Holds the jar."""
